from case_world import log


def copy(source, target):
    source and open(target, 'w').write(open(source).read())


def size(source, target):
    return open(target, 'w').write(open(source).read()) if source else 0


with open('a.txt', 'w') as f:
    f.write('text')
copy('a.txt', 'b.txt')
copy(None, 'b.txt')
log(open('b.txt').read())
log(size('b.txt', 'c.txt'), size('', 'c.txt'))
log(open('c.txt').read())
