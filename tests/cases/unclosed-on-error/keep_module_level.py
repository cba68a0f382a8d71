import sys

f = open(__file__)
for line in f:
    sys.stdout.write(line.upper())
f.close()
