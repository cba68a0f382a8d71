import gzip

from case_world import log, ignore_descriptors

ignore_descriptors()

with gzip.open('x.gz', 'wb') as out:
    out.write(b'data')

x = gzip.open('x.gz').read()
log(x == b'data')
