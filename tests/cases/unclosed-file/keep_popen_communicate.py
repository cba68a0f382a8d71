import subprocess

from case_world import log

o, _ = subprocess.Popen(['echo', 'hi'], stdout=subprocess.PIPE).communicate()
log(o)
