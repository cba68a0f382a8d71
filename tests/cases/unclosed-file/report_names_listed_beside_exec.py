from case_world import log


def settings(path):
    exec(open(path).read())
    return sorted(locals())


def fields(path):
    exec(open(path).read())
    return {name: value for name, value in vars().items() if value is not None}


with open('s.py', 'w') as out:
    out.write('a = 1')
log('path' in settings('s.py'), 'path' in fields('s.py'))
