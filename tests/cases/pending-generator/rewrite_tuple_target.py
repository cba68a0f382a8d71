from case_world import log


def pairs():
    try:
        yield 1, 'a'
        yield 2, 'b'
    finally:
        log('fin')


for n, (name) in pairs():
    if n == 1:
        break
log(n, name)
