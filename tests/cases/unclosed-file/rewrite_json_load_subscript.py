import json

from case_world import log, nfd


def setting(path):
    return json.load(open(path))['k']


log(setting('j.json'), nfd())
