import contextlib

from case_world import log, nfd, p


def load(path):
    with contextlib.ExitStack() as stack:
        f = stack.enter_context(open(path))
        return f.read()


log(load(p), nfd())
