from case_world import log, p

names = ['first']


def path():
    names.append('second')
    return p


log(f'{names} {open(path()).read()}')
