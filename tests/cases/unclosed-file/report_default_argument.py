from case_world import log, p


def text(x=open(p).read()):
    return x


log(text())
