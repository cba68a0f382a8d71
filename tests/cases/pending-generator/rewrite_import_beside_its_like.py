# What comes with Python is imported above what does not.
import gc
from itertools import islice

from case_world import log


def numbers():
    try:
        yield 1
        yield 2
    finally:
        log('done')


second = next(islice(numbers(), 1, None))
log(second)
gc.collect()
