import os

from case_world import log, nfd, p, q


def build():
    log('builds')
    return 'x'


def both(*values):
    log(nfd(), *values)
    return values


class Config(object):
    text = open(p).read()
    size = len(open(q).readlines())


def given(text=open(p).read()):
    return text


def check(path):
    seen = 0
    while open(p).read() != 'stop':
        with open(p, 'w') as made:
            made.write('stop')
        seen += 1
    if not path:
        return seen
    elif open(path).read():
        return 'yes'
    assert open(path).read() == ''
    return 'no'


both(build(), open(q).read())
both(1 < 2 < len(open(q).read()))
log(Config.text, Config.size, sorted(name for name in vars(Config) if name[0] != '_'))
log(given())
log(check(''), check(p), check(os.devnull))
actions = {'a': lambda path: open(path).read()}
log(actions['a'](q), nfd())
