import json

from case_world import log, nfd


def load(path):
    data = json.load(
        open(path))
    return data


log(load('j.json')['k'], nfd())
