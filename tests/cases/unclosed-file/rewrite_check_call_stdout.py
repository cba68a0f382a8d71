import subprocess

from case_world import log, cat, p

subprocess.check_call(['echo', 'hi'], stdout=open(p, 'w'))
log(cat(p))
