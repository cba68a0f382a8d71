def getcwd():
    try:
        yield 1
        yield 2
    finally:
        print('fin')


from os import *
from case_world import log

for x in getcwd():
    break
log('after')
