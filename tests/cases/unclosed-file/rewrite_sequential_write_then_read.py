# The second open must see what the first has flushed.
from case_world import log, p


def pair(a, b):
    log(b)


pair(open(p, 'w').write('xyz'), open(p).read())
