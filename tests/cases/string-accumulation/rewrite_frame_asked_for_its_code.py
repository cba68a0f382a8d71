import sys

from case_world import log


def join(items):
    text = ""
    for item in items:
        text += item
    return sys._getframe().f_code.co_name + text


log(join(["a", "b"]))
