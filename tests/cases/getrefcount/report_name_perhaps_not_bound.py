import sys

from case_world import log


def early(flag):
    if flag:
        thing = []
    sys.getrefcount(thing)


def unknown():
    assert sys.getrefcount(nowhere) > 0


for call in (lambda: early(False), unknown):
    try:
        call()
    except NameError as error:
        log(type(error).__name__)
