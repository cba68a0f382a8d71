from case_world import log, nfd, p, q

read = lambda path: open(path).read()
first = lambda path, n=3, *rest, **named: open(path).read(n).strip()  # some


def local(path):
    text = 'captured '
    load = lambda: text + open(path).read()
    text = 'rebound '
    return load()


if p: quick = lambda: open(q).readline()

log(read(p), first(q), first(q, 1), first(p, n=2), local(p), quick(), nfd())
