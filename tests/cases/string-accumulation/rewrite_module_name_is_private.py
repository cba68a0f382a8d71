# What `import *` takes along stays the same.
from case_world import log

words = ['a', 'b', 'c']
page = ''
for word in words:
    page += word + '\n'

log(page)
