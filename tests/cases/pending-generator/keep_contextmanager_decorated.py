from contextlib import contextmanager

from case_world import log


@contextmanager
def section(name):
    try:
        yield name
    finally:
        log('end', name)


with section('a') as name:
    for letter in name:
        break
log('after')
