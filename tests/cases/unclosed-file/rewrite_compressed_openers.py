import bz2
import gzip

from case_world import log, nfd

bz2.BZ2File('x.bz2', 'wb').write(b'data')
log(bz2.BZ2File('x.bz2').read() == b'data')
with gzip.open('x.gz', 'wb') as made:
    made.write(b'data')
text = gzip.GzipFile('x.gz').read()
log(text == b'data', nfd())
