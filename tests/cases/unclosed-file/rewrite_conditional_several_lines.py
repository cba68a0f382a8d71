import json

from case_world import log, nfd

with open('l.json', 'w') as made:
    made.write('{"a": 1}')


def load(path, default=None):
    config = json.load(
        open(path)
    ) if (path and
          path.endswith('.json')) else {
        'default': default,
        'text': """a
  b""",
    }
    return config


log(load('l.json'), sorted(load('').items()), nfd())
