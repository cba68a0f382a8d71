import os


def show(path):
    os.popen("xdg-open " + path)


def first(command):
    return os.popen(command).readline()


def find(command, word):
    for line in os.popen(command):
        if word in line:
            return line


def tell(command, text):
    os.popen(command, "w").write(text)


def one(command):
    return next(os.popen(command))
