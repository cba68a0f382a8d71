from case_world import log, nfd, p, q


def load(kind):
    text = (open(p).read() if kind == 'p' else open(q).read()
            if kind == 'q' else 'none' if kind else '')
    return text


log(load('p'), load('q'), load('x'), load(''), nfd())
