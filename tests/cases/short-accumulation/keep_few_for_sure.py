# Few turns for sure, or a loop that copies its input anyway.
from case_world import log

LEVELS = ('low', 'middle', 'high')


def levels():
    message = ''
    for level in LEVELS:
        message += level
    return message


def digits(number):
    digits = ''
    while number:
        digits += str(number % 10)
        number //= 10
    return digits


def token(value):
    token = ''
    while value and value[0].isalpha():
        token += value[0]
        value = value[1:]
    return token


log(levels(), digits(123), token('ab1'))
