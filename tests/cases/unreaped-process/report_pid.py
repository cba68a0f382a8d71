import subprocess


def start(command):
    return subprocess.Popen(command).pid
