# One piece is added or not; what follows it in a sum cannot fail.
from case_world import log

NAMES = {1: 'one', 2: 'two', 3: 'three'}


def lines(numbers, end):
    text = ''
    for number in numbers:
        try:
            text = text + str(NAMES[number]) + '\n' + end
        except KeyError:
            continue
    return text


def pairs(numbers):
    text = ''
    for first, second in numbers:
        try:
            text += str(NAMES[first]) + str(NAMES[second])
        except KeyError:
            pass
        text = text + str(first) + str(second)
    return text


log(lines([1, 2, 9, 3], '--'))
log(pairs([(1, 2), (3, 9), (2, 3)]))
