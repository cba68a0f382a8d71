from case_world import log, p


class Holder:
    def take(self):
        first, *self.rest = open(p)
        self.first, self.second, *others = open(p)
        return first, others


def head():
    first, *rest = open(p)
    return first, rest


def tail(items):
    *some, items['last'] = open(p)
    items['some'] = some
    (a, b, _), *_ = open(p)
    return a, b


with open(p, 'w') as f:
    f.write('a1\nb\nc\n')
holder = Holder()
log(holder.take())
log(holder.first, holder.second, holder.rest)
log(head())
items = {}
try:
    log(tail(items))
except ValueError:
    log('not enough')
log(sorted(items.items()))
