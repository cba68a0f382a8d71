import json

from case_world import log, nfd

x = json.load(open('j.json'))
log(x['k'], nfd())
