# The loop iterates over the data; the file is closed before the first turn.
import json

from case_world import log, nfd

with open('l.json', 'w') as out:
    out.write('[1, 2]')

for v in json.load(open('l.json')):
    log(v, nfd())
