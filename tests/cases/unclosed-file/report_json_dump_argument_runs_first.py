# build() must see the file as it was, so the open cannot move before it.
import json

from case_world import log, cat, p


def build():
    log('build sees', len(cat(p)))
    return [1]


json.dump(build(), open(p, 'w'))
