# Not read to its end, or a file, which stays open there.
from urllib.request import urlopen


def start(url):
    return [urlopen(part).read(100) for part in url]


def first(url):
    return [urlopen(part).readline() for part in url]


def local(names):
    return [urlopen('file:///' + name).read() for name in names]
