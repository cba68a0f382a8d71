from case_world import log


class numbers(object):
    def __iter__(self):
        return iter([1, 2])


for x in numbers():
    break
log(x)
