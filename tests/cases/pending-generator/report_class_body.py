# The name of the generator would become an attribute.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


class Settings(object):
    for first in mygen():
        break


log(sorted(k for k in vars(Settings) if not k.startswith('_')))
