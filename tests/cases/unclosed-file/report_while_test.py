import os

from case_world import log, p


def wait(path):
    while open(path).read() != 'go':
        os.remove(path)
        with open(path, 'w') as out:
            out.write('go')
    return 'gone'


log(wait(p))
