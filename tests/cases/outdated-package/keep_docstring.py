"""See https://bitbucket.org/pypy/numpy."""


def f():
    "https://bitbucket.org/pypy/pypy/issue/1"
