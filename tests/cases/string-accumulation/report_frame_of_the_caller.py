import sys

from case_world import log


def seen():
    return sys._getframe(1).f_locals["text"]


def join(items):
    text = ""
    for item in items:
        text += item
        log(seen())
    return text


log(join(["a", "b"]))
