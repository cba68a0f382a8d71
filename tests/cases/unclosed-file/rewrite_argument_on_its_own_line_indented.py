import json

from case_world import log, nfd

with open('l.json', 'w') as made:
    made.write('{"a": 1}')


def load(path):
    config = json.load(
        open(path)
    )
    more = sorted(
        json.load(
            open(path)
        )
    )
    return config, more


log(load('l.json'), nfd())
