import subprocess


def probe(command):
    process = subprocess.Popen(command)
    print(process.pid)
    process.terminate()
