import threading

from case_world import log

lock = threading.Lock()


def items():
    with lock:
        yield 1
        yield 2


def first():
    for x in items():
        break
    return x


log(first(), 'lock is free', lock.acquire(False))
