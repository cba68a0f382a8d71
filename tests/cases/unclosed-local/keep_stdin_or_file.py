import sys


def load(path):
    f = sys.stdin if path == "-" else open(path)
    return f.readline()


print(load(__file__), end="")
