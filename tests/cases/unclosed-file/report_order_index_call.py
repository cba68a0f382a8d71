from case_world import log, p

table = {}


def key():
    log('key')
    return 'n'


table['n'] = 0
table[key()] += len(open(p).read())
log(table['n'])
