from case_world import log, p, q


def both(one, other):
    try:
        return open(one).read(), open(other).read()
    except UnicodeDecodeError:
        return 'broken'
    except IOError:
        return 'missing'


with open('b.bin', 'wb') as made:
    made.write(b'\xff')
log(both('b.bin', 'no such file') if str is not bytes else 'broken')
log(both(p, 'no such file'), both(p, p))
