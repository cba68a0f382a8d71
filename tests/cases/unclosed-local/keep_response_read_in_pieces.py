# At its end a response of the web closes itself.
from urllib.request import urlopen


def announced(url, out):
    response = urlopen(url)
    total = int(response.headers['Content-Length'])

    def pieces():
        got = 0
        while got != total:
            chunk = response.read(8192)
            got += len(chunk)
            out.write(chunk)
            yield len(chunk)

    for size in pieces():
        print(size)


def until_nothing(url, out):
    response = urlopen(url)
    while True:
        chunk = response.read(8192)
        if not chunk:
            break
        out.write(chunk)


def as_long_as_there_is_some(url, out):
    response = urlopen(url)
    chunk = response.read(8192)
    while chunk:
        out.write(chunk)
        chunk = response.read(8192)
