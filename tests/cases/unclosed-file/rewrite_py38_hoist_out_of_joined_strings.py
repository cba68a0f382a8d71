from case_world import log, nfd, p


def show(text):
    log(nfd(), text)
    return text


log(f"{open(p).read()}" "and" f"{show('more')}")
log(f"{open(p).readline():>{show(10)}}")
