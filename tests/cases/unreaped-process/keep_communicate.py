import subprocess


def run(command):
    return subprocess.Popen(command, stdout=subprocess.PIPE).communicate()[0]
