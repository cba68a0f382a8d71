# The part that came before the error must be there afterwards.
from case_world import log


def source():
    yield 'a'
    yield 'b'
    raise OSError


s = ''
try:
    for x in source():
        s += x
    log('complete')
except OSError:
    log('broken after', s)
log(s)
