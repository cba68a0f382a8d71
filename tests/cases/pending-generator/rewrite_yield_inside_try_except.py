from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log('told to stop')
        raise


for x in mygen():
    break
log('after')
