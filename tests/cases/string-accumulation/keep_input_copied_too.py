# What is left to read is copied in each turn, on CPython too; and numbers have
# but so many digits.
from case_world import log


def encode(data):
    text = ''
    while data:
        if len(data) > 4:
            head = data[:4]
            data = data[4:]
        else:
            head = data
            data = ''
        text += head.upper()
    return text


def decode(value):
    text = ''
    while value:
        text += value[0]
        value = value[1:]
    return text


def letters(num):
    text = ''
    while num:
        num, mod = divmod(num, 16)
        text = 'ABCDEFGHIJKLMNOP'[mod] + text
    return text


def name(i):
    text = ''
    while True:
        text += chr(ord('A') + i % 26)
        i //= 26
        if not i:
            return text


log(encode('abcdef'), decode('abc'), letters(1000), name(1000))
