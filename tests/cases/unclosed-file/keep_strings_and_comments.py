# open(p, 'w').write('x') in a comment is no call
"""Usage: data = open(path).read()"""
from case_world import log

text = "open('a.txt').read()"
log(text)  # was: for line in open(p)
