from json import dump, load as read_json

from case_world import log, cat, nfd, p


def bump():
    data = read_json(open('j.json'))
    data['k'] += 1
    dump(data, open(p, 'w'))


bump()
log(cat(p), nfd())
