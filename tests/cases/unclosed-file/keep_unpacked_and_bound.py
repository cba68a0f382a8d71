# The name has the file itself.
from case_world import log, p


class Holder:
    pass


def both(holder):
    whole = first, second = open(p)
    holder.whole = first, *rest = (open(p))
    with whole, holder.whole:
        whole.seek(0)
        holder.whole.seek(0)
        return first, second, whole.read(), holder.whole.read()


with open(p, 'w') as f:
    f.write('a\nb\n')
log(both(Holder()))
