import os
import tempfile

from case_world import log

folder = tempfile.mkdtemp()


def open_log(name):
    path = os.path.join(folder, name)
    if name == 'first':
        return open(path, 'w')
    else:
        return open(path, 'a+')


def first():
    log('text')
    log('more text')
    open_log('first').write('one\n')


def second():
    out = open_log('first')
    out.write('two\n')


def third():
    log('text')
    for line in open_log('third'):
        log(line)
    with open_log('third') as f:
        f.write('three')


first()
second()
third()
log(sorted(os.listdir(folder)))
