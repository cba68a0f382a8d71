from case_world import log


class Numbers(object):
    def __iter__(self):
        n = 0
        while True:
            yield n
            n += 1


for x in Numbers():
    if x > 2:
        break
log(x)
