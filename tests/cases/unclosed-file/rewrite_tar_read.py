import tarfile

from case_world import log, nfd, p

with tarfile.open('t.tar', 'w') as made:
    made.add(p)
names = tarfile.open('t.tar').getnames()
log(names, nfd())
