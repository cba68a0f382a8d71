import gzip

from case_world import log, ignore_descriptors

ignore_descriptors()


def save(text):
    f = gzip.open('x.gz', 'wb')
    f.write(text)


save(b'data')
log('done')
