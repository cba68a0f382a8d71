# The loop ends with the word, the number or the line that it collects.
from case_world import log


def digits(value):
    text = ''
    i = 0
    while i < len(value) and value[i].isdigit():
        text += value[i]
        i += 1
    return text


def onset(letters):
    text = ''
    for c in letters:
        if c in 'aeiou':
            break
        text += c
    return text


def until(letters, terminator):
    text = ''
    while True:
        c = next(letters)
        if c == terminator:
            if not text:
                raise ValueError('nothing before ' + terminator)
            break
        text += c
    return text


def negations(tokens):
    text = ''
    token = next(tokens)
    while token == '!':
        text += 'not '
        token = next(tokens)
    return text


def header(f):
    text = b''
    while (c := f.read(1)) != b'\n':
        text += c
    return text


def paragraph(stream):
    text = ''
    while True:
        line = stream.readline()
        if not line.strip():
            if text:
                return text
        text += line


def block(stream):
    text = ''
    while True:
        line = stream.readline()
        if line.startswith('==='):
            if text.strip():
                return [text]
        else:
            text += line


def filled(field, values):
    text = ''
    i, n = 0, len(field)
    while i < n:
        text += values.get(field[i], field[i])
        i += 1
    return text


def padded(stream, size):
    text = ''
    while len(text) < size:
        text += next(stream)
    return text


def at_most(data, size):
    text = ''
    while data and len(text) < size:
        text += data.pop()
    return text


log(until(iter('ab>'), '>'), filled('a%s', {'%': 'b'}), digits('12a'), onset('stra'), negations(iter('!!a')))
log(padded(iter('abc'), 2), at_most(['a', 'b'], 1))
