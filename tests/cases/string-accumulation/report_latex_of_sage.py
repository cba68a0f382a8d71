# `str + LatexExpr` asks the expression, which puts a blank between the two.
import sys
import types

from case_world import log


class LatexExpr(str):
    def __add__(self, other):
        gap = ' ' if self and other and self[-1] != ' ' and other[0] != ' ' else ''
        return LatexExpr(str(self) + gap + str(other))


setattr(LatexExpr, '__r' + 'add__', lambda self, other: LatexExpr(other) + self)
sage = types.ModuleType('sage')
sage.all = types.ModuleType('sage.all')
sage.all.latex = lambda it: LatexExpr(it)
sys.modules.update({'sage': sage, 'sage.all': sage.all})

from sage.all import latex


def pictures(tiles):
    text = '\\begin{tikzpicture}\n'
    for tile in tiles:
        text += latex(tile)
        text += '\n'
    return text


log(repr(pictures(['\\draw;', '\\fill;'])))
