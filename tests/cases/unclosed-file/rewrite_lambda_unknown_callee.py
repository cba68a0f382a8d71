from case_world import log, nfd, p


def show(text):
    log(len(text), nfd())
    return text


read = lambda path: show(open(path).read())
log(read(p))
