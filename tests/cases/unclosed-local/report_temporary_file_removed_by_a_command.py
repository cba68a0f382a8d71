import os
import subprocess
import tempfile

from case_world import log


def by_the_shell():
    t = tempfile.NamedTemporaryFile(dir='.')
    os.system('rm ' + t.name)
    return 1


def by_a_child():
    t = tempfile.NamedTemporaryFile(dir='.')
    subprocess.call(['mv', t.name, 'o.txt'])
    return 2


log(by_the_shell(), by_a_child())
