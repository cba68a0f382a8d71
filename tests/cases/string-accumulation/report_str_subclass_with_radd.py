# join() ignores __radd__.
from case_world import log


class Markup(str):
    def __radd__(self, other):
        return Markup('[' + other + ']' + str(self))


items = [Markup('a'), Markup('b')]
s = ''
for x in items:
    s += x
log(s, type(s).__name__)
