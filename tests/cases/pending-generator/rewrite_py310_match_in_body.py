from case_world import log


def mygen():
    try:
        yield {'kind': 'a'}
        yield {'kind': 'b'}
    finally:
        log('fin')


def f():
    for x in mygen():
        match x:
            case {'kind': 'a'}:
                break
            case _:
                log('other')
    log('after')


f()
