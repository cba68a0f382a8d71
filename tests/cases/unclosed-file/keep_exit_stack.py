import contextlib

from case_world import log, nfd, p, q


def load(paths):
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(open(path)) for path in paths]
        return [f.readline() for f in files]


log(load([p, q]), nfd())
