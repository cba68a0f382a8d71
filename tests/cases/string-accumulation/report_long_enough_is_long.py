# Lengths that do not keep it short: large ones, unknown ones, those of another
# text, and those that are not looked at in every turn.
from case_world import log


def large(words):
    text = ''
    while len(text) < 100000:
        text += next(words)
    return text


def unknown(words, size):
    text = ''
    while len(text) < size:
        text += next(words)
    return text


def other(words, stop):
    text = ''
    while len(stop) < 80:
        text += next(words)
        stop += text[-1:]
    return text


def either(words):
    text = ''
    while len(text) < 8 or next(words):
        text += next(words)
    return text


def passed_over(words):
    text = ''
    for word in words:
        text += word
        if word:
            continue
        if len(text) > 60:
            break
    return text


def inner(words):
    text = ''
    for word in words:
        for letter in word:
            text += letter
        if len(text) > 60:
            break
    return text


def goes_on(words):
    text = ''
    for word in words:
        text += word
        if len(text) > 60:
            log('long')
    return text


def smaller(words):
    text = ''
    for word in words:
        text += word
        if len(text) < 60:
            break
    return text


def remainder(words):
    text = ''
    while len(text) % 100003:
        text += next(words)
    while len(text) % 4 < 3:
        text += next(words)
    return text


def words():
    while True:
        yield 'abc'


log(len(large(words())))
log(unknown(words(), 10))
log(other(words(), ''))
log(either(iter(['a', 'b', 'c', '', ''] + ['d', 'e', 'f', ''] * 3)))
log(len(passed_over(['ab', 'cd'])))
log(inner(['ab', 'cd']))
goes_on(['ab', 'cd'])
log(remainder(words()))
log(smaller(['ab', 'cd']))
