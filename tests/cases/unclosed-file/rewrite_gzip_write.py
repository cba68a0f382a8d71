import gzip
import os

from case_world import log, ignore_descriptors

ignore_descriptors()


def save():
    gzip.open('x.gz', 'wb').write(b'data')


save()
# 3.13 writes a dropped gzip file only later, so its size is not asked for.
log(os.path.exists('x.gz'))
