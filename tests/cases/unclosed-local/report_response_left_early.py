# Not all of it is read.
from urllib.request import urlopen


def first(url, keep):
    f = urlopen(url)
    for line in f:
        if line:
            break
    keep(f)


def start(url, keep):
    f = urlopen(url)
    f.read(100)
    keep(f)


def local(name, keep):
    f = urlopen('file:' + name)
    f.read()
    keep(f)
