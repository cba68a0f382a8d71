import pathlib

from case_world import log, cat, p


def save(text):
    pathlib.Path(p).open('w').write(text)


save('zz')
log(cat(p))
