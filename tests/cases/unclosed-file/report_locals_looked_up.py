import builtins

from case_world import log, p


def render(path):
    text = open(path).read()
    return sorted(getattr(builtins, "locals")())


def show(path):
    text = open(path).read()
    return sorted(vars(builtins)["locals"]())


log(render(p), show(p))
