# `str + ANSIString` keeps the colours, which are not part of the characters.
from case_world import log


class ANSIString(str):
    def __new__(cls, text, raw=None):
        self = str.__new__(cls, text.replace('|r', '').replace('|n', ''))
        self.raw = text if raw is None else raw
        return self

    def __add__(self, other):
        return ANSIString(self.raw + getattr(other, 'raw', other))


setattr(ANSIString, '__r' + 'add__', lambda self, other: ANSIString(other) + self)


def marks(wounds):
    track = ''
    for wound in wounds:
        track += ANSIString('|r[%s]|n' % wound)
    return track


log(marks('*X').raw)
