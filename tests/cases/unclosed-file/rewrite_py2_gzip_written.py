import gzip
import os

from case_world import log


def save():
    gzip.open('x.gz', 'wb').write('data')


save()
print os.path.exists('x.gz')
log(gzip.open('x.gz').read())
