# At its end a response of the web closes itself.
import urllib.request
from urllib.request import urlopen


def page(url):
    return urlopen(url).read()


def lines():
    return urllib.request.urlopen('http://localhost/a').readlines()
