# What comes with Python is imported above what does not.
import gc
import itertools as tools

from case_world import log


def numbers():
    try:
        yield 1
        yield 2
    finally:
        log('done')


second = next(tools.islice(numbers(), 1, None))
log(second)
gc.collect()
