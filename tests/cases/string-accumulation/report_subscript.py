from case_world import log


def group(items):
    d = {'a': ''}
    for x in items:
        d['a'] += x
    return d['a']


log(group('xy'))
