import tarfile

from case_world import log, p

tarfile.open('t.tar', 'w').add(p)
log('done')
