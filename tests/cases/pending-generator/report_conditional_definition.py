from case_world import log

if log is None:
    def mygen():
        try:
            yield 1
            yield 2
        finally:
            log('fin')
else:
    def mygen():
        return [1, 2]

for x in mygen():
    break
log('after')
