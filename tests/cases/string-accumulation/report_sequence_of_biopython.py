# `str + Seq` asks the sequence, and makes a sequence.
import sys
import types

from case_world import log


class Sequence(object):
    def __init__(self, letters):
        self.letters = letters

    def __add__(self, other):
        return Sequence(self.letters + getattr(other, 'letters', other))


setattr(Sequence, '__r' + 'add__', lambda self, other: Sequence(other + self.letters))
bio = types.ModuleType('Bio')
bio.SeqIO = types.SimpleNamespace(parse=lambda *a: [Sequence('AC'), Sequence('GT')])
sys.modules['Bio'] = bio

from Bio import SeqIO


def joined(path):
    whole = ''
    for record in SeqIO.parse(path, 'fasta'):
        whole += record
    return whole


log(joined('a.fasta').letters)
