from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    for x in mygen():
        text = """one
  two
three"""
        break
    return text


log(repr(f()))
