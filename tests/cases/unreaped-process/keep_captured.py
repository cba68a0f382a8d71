import subprocess


def start(command):
    process = subprocess.Popen(command)

    def stop():
        process.wait()

    return stop
