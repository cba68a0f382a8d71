import dbm.dumb
import urllib


def greet(url, work, contextlib):
    answer = urllib.urlopen(url)
    print work(contextlib, answer.read())
    answer.close()
