# At its end a response of the web closes itself.
from urllib.error import HTTPError
from urllib.request import urlopen


def page(url):
    f = urlopen(url)
    return f.read()


def rules(url):
    try:
        f = urlopen(url)
    except HTTPError:
        return None
    else:
        raw = f.read()
        return raw.decode()


def lines(url):
    f = urlopen(url)
    for line in f:
        print(line)
