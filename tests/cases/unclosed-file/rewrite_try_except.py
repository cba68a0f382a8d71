from case_world import log, nfd, p

try: x = open('nope').read()
except IOError: x = 'default'
try:
    y = open(p).read()
except IOError:
    y = ''
log(x, y, nfd())
