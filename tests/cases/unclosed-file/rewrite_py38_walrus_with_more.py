from case_world import log, nfd, p, q


def seen(text):
    log(len(text), nfd())
    return text


def load():
    if (text := open(p).read()) and seen(text):
        log(text)
    if other := open(q).read():
        log(other)
    n = 0
    if n == (n := len(open(q).read())):
        log('same')
    seen(last := open(p).readline())
    return n, last


log(load())
