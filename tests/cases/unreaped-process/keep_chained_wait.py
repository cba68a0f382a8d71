import subprocess


def run(command):
    subprocess.Popen(command).wait()
