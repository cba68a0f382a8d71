from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        print "fin"


def f():
    for x in mygen():
        if x == 2:
            raise ValueError, "two"


try:
    f()
except ValueError, error:
    print "caught", error
    del error
log('end')
