# It never grows beyond what the loop itself says.
import itertools

from case_world import log


def shortened(words):
    text = ''
    for word in words:
        text += word
        if len(text) > 60:
            text = text[:56] + ' ...'
            break
    return text


def first_line(words):
    text = ''
    for word in words:
        text += word + ' '
        if 40 <= len(text):
            return text
    return text


def key(letters):
    text = ''
    while len(text) < 8:
        text += next(letters)
    return text


def padded(text):
    text = '%s' % text
    while 8 > len(text):
        text += ' '
    while len(text) % 3:
        text = text + '='
    while len(text) % 4 != 0:
        text += '.'
    return text


log(shortened(['many'] * 30))
log(first_line(['many'] * 30))
log(key(itertools.cycle('abc')))
log(padded('a'))
