from urllib.request import urlopen


def first(url, out):
    response = urlopen(url)
    got = 0
    while got < 1000:
        chunk = response.read(100)
        got += len(chunk)
        out.write(chunk)


def until_a_word(url):
    response = urlopen(url)
    while True:
        line = response.readline()
        if line == b'end':
            break
        if not line:
            break


def found(url):
    response = urlopen(url)
    while True:
        line = response.readline()
        if line.startswith(b'x'):
            return line
        if not line:
            break


def for_ever(url):
    response = urlopen(url)
    while True:
        print(response.readline())
