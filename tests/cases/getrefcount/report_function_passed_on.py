import sys

from case_world import log

log(len(list(map(sys.getrefcount, [[], []]))))
