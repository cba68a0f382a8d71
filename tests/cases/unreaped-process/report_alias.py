from subprocess import Popen as Start


def start(command):
    _ = Start(command)
