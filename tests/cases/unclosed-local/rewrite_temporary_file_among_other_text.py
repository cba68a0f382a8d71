import subprocess
import sys
import tempfile

from case_world import log, nfd

SHOW = 'import sys; print(open(sys.argv[1]).read())'


def lines(text):
    t = tempfile.NamedTemporaryFile('w', dir='.')
    t.write(text.replace('; ', '\n'))
    t.flush()
    out = subprocess.check_output([sys.executable, '-c', SHOW, t.name])
    return out.decode().split()


log(lines('a; b'), nfd())
