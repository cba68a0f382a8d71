from case_world import log, nfd, p


def load():
    text = \
        open(p).read() \
        .strip()
    return text


log(load(), nfd())
