# The outer loop runs to its end; only the inner one is left early.
from case_world import log


def mygen(n):
    try:
        yield 1
        yield 2
    finally:
        log('fin', n)


for a in mygen('outer'):
    for b in mygen('inner'):
        break
    log('body', a)
log('after')
