import sys
import traceback

from case_world import log


def is_internal(frame):
    return frame.f_code.co_name == "nobody"


def where(depth):
    frame = sys._getframe(depth)
    while frame is not None and is_internal(frame):
        frame = frame.f_back
    traceback.extract_stack(frame)
    return frame.f_code.co_name


def join(items):
    text = ""
    for item in items:
        text += item
    return where(1) + text


log(join(["a", "b"]), join("x"))
