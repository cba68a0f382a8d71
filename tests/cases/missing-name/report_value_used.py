import sys

before = sys.getallocatedblocks()
work = [0] * 1000
print(sys.getallocatedblocks() - before)
