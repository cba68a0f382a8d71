import bz2
import gzip
import lzma

from case_world import log


def save():
    gzip.open('x.gz', 'wt').write('data')
    bz2.open('x.bz2', 'wb').write(b'data')
    lzma.open('x.xz', 'wb').write(b'data')


save()
log(gzip.open('x.gz').read())
log(bz2.open('x.bz2').read())
log(lzma.open('x.xz').read())
