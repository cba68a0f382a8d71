import json

from case_world import log, nfd

match json.load(open('j.json')):
    case {'k': n}:
        log('k is', n, nfd())
    case _:
        log('other')
