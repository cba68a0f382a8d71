from case_world import log


def prefixes(text):
    s = ''
    for c in text:
        s += c
        yield s


log(list(prefixes('abc')))
