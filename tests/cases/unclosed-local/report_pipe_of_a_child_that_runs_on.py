import os


def first(command):
    f = os.popen(command)
    return f.readline()


print(first("echo a"), end="")
