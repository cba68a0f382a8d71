import json

from case_world import log, cat, p


def save(data):
    json.dump(data, open(p, 'w'))


save({'a': 1})
log(cat(p))
