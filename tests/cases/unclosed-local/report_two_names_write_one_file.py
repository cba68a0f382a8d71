from case_world import cat, log


def both(path):
    head = open(path, 'w')
    tail = open(path, 'a')
    tail.write('tail')
    head.write('head')


both('x.txt')
log(cat('x.txt'))
