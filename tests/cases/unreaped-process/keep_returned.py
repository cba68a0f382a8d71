import subprocess


def start(command):
    return subprocess.Popen(command)


def start_named(command):
    process = subprocess.Popen(command)
    return process
