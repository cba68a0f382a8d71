def first(path):
    f = open(path)
    return [part for part in f, "end"]


def last(path):
    f = open(path)
    parts = ["%s" for part in "start", f]
    return parts
