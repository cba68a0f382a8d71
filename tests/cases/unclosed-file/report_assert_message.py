from case_world import log, p


def check(flag):
    assert flag, open(p).read()
    return 'checked'


log(check(True))
