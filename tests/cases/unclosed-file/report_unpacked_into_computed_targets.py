# What runs after the file is unpacked may see that it is open.
from case_world import log, p


class Holder:
    def made(self):
        log('made')
        return self


def into_item(holder, items):
    items['a'], items[log('key')] = open(p)
    first, holder.made().last = open(p)
    [first, *holder.made().rest] = (open(p))
    return first


with open(p, 'w') as f:
    f.write('a\nb\n')
items = {}
holder = Holder()
log(into_item(holder, items))
log(sorted(items, key=str), holder.last, holder.rest)
