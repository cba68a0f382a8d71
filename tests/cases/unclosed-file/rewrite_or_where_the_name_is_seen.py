from case_world import log, nfd, p

text = 'old'


def load(path):
    return text


def failing(paths):
    x = 'old'
    try:
        x = paths.get('a') or open(paths['b']).read()
    except IOError:
        log('failed with', x)
    return x


def path_of(x):
    x = x.get('a') or open(x['b']).read()
    return x


def closure(paths):
    x = 'old'

    def seen(mode):
        log('sees', x)
        return mode
    x = paths.get('a') or open(p, seen('r')).read()
    return x


log(failing({'b': 'nope'}), failing({'b': p}), failing({'a': 1}))
log(path_of({'b': p}), path_of({'a': 2}))
log(closure({}), closure({'a': 3}), nfd())
