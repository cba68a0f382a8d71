import subprocess


def run(command):
    with subprocess.Popen(command) as process:
        return process.pid
