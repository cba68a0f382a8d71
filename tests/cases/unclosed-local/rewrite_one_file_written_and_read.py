from case_world import cat, log, nfd


def last(path):
    out = open(path, 'w')
    out.write('abc')
    out.flush()
    back = open(path)
    return back.read()


def apart(path, copy):
    out = open(path, 'w')
    other = open(copy, 'w')
    other.write('b')
    out.write('a')


log(last('x.txt'))
apart('x.txt', 'y.txt')
log(cat('x.txt'), cat('y.txt'), nfd())
