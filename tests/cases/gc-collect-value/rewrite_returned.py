import gc

from case_world import log


def collect():
    return gc.collect()


log(collect() + 1 > 0)
log(isinstance(max([gc.collect(), 1], key=lambda n: n), int))
log(abs(gc.collect(
    2  # all of them
)) >= 0)
