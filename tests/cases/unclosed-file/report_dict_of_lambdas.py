from case_world import log, p

actions = {'read': lambda path: open(path).read(), 'none': lambda path: ''}
log(actions['read'](p), actions['none'](p))
