# Each turn takes as long as the text is, on CPython as well.
import re


def wait_for(pattern, receive):
    data = ''
    while True:
        data += receive()
        if re.search(pattern, data):
            return True


def lines(read):
    chars = ''
    while True:
        chars += read()
        found = chars.splitlines(True)
        if len(found) > 1:
            return found[0]
