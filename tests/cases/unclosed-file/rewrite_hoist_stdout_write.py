import sys

from case_world import nfd, p

sys.stdout.write(open(p).read())
sys.stdout.write('%d\n' % nfd())
