# A sum is added as a whole or not at all: where its second half fails, the
# first must not be in the list.
import contextlib

from case_world import log

NAMES = {1: 'one', 2: 'two', 3: 'three'}


def passed_over(pairs):
    text = ''
    for first, second in pairs:
        try:
            text = text + str(NAMES[first]) + str(NAMES[second])
        except KeyError:
            pass
    return text


def ends_the_loop(pairs):
    text = ''
    try:
        for first, second in pairs:
            text = text + str(NAMES[first]) + str(NAMES[second])
    except KeyError:
        pass
    return text


def left_with(pairs):
    text = ''
    for first, second in pairs:
        try:
            text = text + str(NAMES[first]) + str(NAMES[second])
        except KeyError:
            return text
    return text


def suppressed(pairs):
    text = ''
    for first, second in pairs:
        with contextlib.suppress(KeyError):
            text = text + str(NAMES[first]) + str(NAMES[second])
    return text


PAIRS = [(1, 2), (3, 9), (2, 3)]
log(passed_over(PAIRS))
log(ends_the_loop(PAIRS))
log(left_with(PAIRS))
log(suppressed(PAIRS))
