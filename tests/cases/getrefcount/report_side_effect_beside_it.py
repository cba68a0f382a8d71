import sys

from case_world import log

queue = [1, 2]
x = []
assert sys.getrefcount(x) == queue.pop()
log(queue)
