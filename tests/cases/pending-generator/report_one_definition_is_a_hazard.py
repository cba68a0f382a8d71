from case_world import log

if log is not None:
    def mygen():
        try:
            yield 1
            yield 2
        finally:
            log('fin')
else:
    def mygen():
        try:
            yield 1
        finally:
            yield 2

for x in mygen():
    break
log('after')
