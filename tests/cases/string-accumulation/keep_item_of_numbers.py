from case_world import log


def count(items):
    d = {'n': 0, 'label': ''}
    for x in items:
        d['n'] += x
    return d


log(sorted(count([1, 2]).items()))
