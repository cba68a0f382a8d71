from case_world import log, nfd, p


def outer(path):
    f = 'kept'

    def inner():
        return f

    text = open(path).read()
    return inner(), len(text)


log(outer(p), nfd())
