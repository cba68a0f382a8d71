from case_world import log


def gettext_lazy(text):
    return text


_ = gettext_lazy


def f(items):
    s = ''
    for x in items:
        s += _(x)
    return s


log(f('ab'))
