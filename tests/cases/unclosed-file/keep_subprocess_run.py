import subprocess

from case_world import log, nfd

r = subprocess.run(['echo', 'hi'], stdout=subprocess.PIPE)
log(r.stdout == b'hi\n', subprocess.check_output(['echo', 'x']) == b'x\n', nfd())
