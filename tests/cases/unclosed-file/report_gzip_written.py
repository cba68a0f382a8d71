import gzip

from case_world import log, ignore_descriptors

ignore_descriptors()


def handed_over(path):
    return gzip.open(path, 'wb')


gzip.open('x.gz', 'wb').write(b'data')
gzip.GzipFile('x.gz', 'w').write(b'data')
gzip.open('x.gz', mode='ab').write(b'data')
handed_over('x.gz').write(b'data')
log('done')
