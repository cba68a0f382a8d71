import bz2
import lzma

from case_world import log, nfd

bz2.open('x.bz2', 'wt').write('data')
text = bz2.open('x.bz2', 'rt').read()
lzma.open('x.xz', 'wb').write(b'data')
data = lzma.open('x.xz').read()
lzma.LZMAFile('y.xz', 'w').write(b'more')
log(text, data, lzma.LZMAFile('y.xz').read(), nfd())
