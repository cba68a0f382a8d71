import subprocess

from case_world import log, ignore_descriptors

ignore_descriptors()
o = subprocess.Popen(['echo', 'hi'], stdout=subprocess.PIPE).stdout.read()
log(o)
