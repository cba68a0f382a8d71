from subprocess import Popen


def deleted(command):
    process = Popen(command)
    del process


def two(command):
    first, second = Popen(command), Popen(command)
    return first.wait() + second.wait()


def rebound(commands):
    for process in commands:
        process = Popen(process)


def walrus(command):
    if (process := Popen(command)):
        print(process.pid)
