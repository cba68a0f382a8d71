# A new line would be an event more.
import sys

from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def example():
    x = any(mygen())
    for y in mygen():
        break
    return x, y


lines = []


def trace(frame, event, argument):
    lines.append(frame.f_lineno - example.__code__.co_firstlineno)
    return trace


sys.settrace(trace)
example()
sys.settrace(None)
log(lines)
