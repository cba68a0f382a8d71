# What is returned owns the file, and closes it.
from urllib.response import addinfourl

from case_world import log, p


def answer(path):
    return addinfourl(open(path, 'rb'), {}, 'file:' + path)


response = answer(p)
log(len(response.read()) > 0)
response.close()
