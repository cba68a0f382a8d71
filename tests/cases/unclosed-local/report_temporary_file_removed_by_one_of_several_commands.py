import os
import subprocess
import tempfile

from case_world import log


def at_the_end(out):
    t = tempfile.NamedTemporaryFile('w', dir='.')
    t.write('b\na\n')
    t.flush()
    subprocess.check_call('sort %s > %s; rm -f %s' % (t.name, out, t.name), shell=True)
    return 1


def where_it_works():
    t = tempfile.NamedTemporaryFile(dir='.')
    os.system('test -f {0} && /bin/rm {0}'.format(t.name))
    return 2


def packed():
    t = tempfile.NamedTemporaryFile(dir='.')
    subprocess.call(['gzip', t.name])
    return 3


log(at_the_end('o.txt'), where_it_works(), packed())
