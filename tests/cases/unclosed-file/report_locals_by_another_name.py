import builtins
from builtins import vars as names_of

from case_world import log, p

names = locals


def render(path):
    text = open(path).read()
    return sorted(names())


def show(path):
    text = open(path).read()
    return sorted(names_of())


def tell(path):
    text = open(path).read()
    return sorted(builtins.locals())


log(render(p), show(p), tell(p))
