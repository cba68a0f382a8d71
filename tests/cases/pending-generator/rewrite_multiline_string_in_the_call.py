from case_world import log


def words(text, mark=''):
    try:
        for word in text.split():
            yield word
    finally:
        log('fin', repr(mark))


def f():
    for word in words("""one
          two
	three""", mark='''
'''):
        break
    return word


log(f())
