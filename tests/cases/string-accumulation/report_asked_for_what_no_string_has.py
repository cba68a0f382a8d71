# What a string never has tells that the sum is something else: here a sequence
# of letters, whose class another module has.
from case_world import log


class Sequence(object):
    def __init__(self, letters):
        self.letters = letters

    def __add__(self, other):
        return Sequence(self.letters + getattr(other, 'letters', other))

    def reverse_complement(self):
        return self.letters[::-1].translate({65: 'T', 67: 'G', 71: 'C', 84: 'A'})


setattr(Sequence, '__r' + 'add__', lambda self, other: Sequence(other + self.letters))


def reversed_whole(records):
    whole = ''
    for record in records:
        whole += record
    return whole.reverse_complement()


def reversed_at_once(records):
    whole = ''
    while True:
        if not records:
            return whole.letters
        whole += records.pop(0)


log(reversed_whole([Sequence('AC'), Sequence('GT')]))
log(reversed_at_once([Sequence('AC'), Sequence('GT')]))
