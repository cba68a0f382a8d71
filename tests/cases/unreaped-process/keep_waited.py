import subprocess


def run(command):
    process = subprocess.Popen(command)
    process.wait()
