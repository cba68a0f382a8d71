import subprocess


def start(command):
    global process
    process = subprocess.Popen(command)
