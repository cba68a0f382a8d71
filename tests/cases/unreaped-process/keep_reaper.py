import os
import subprocess


def start(command):
    subprocess.Popen(command)


def reap():
    os.waitpid(-1, os.WNOHANG)
