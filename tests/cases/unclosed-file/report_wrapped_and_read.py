import io

from case_world import log, p

with open(p, 'w') as out:
    out.write('text')
log(io.TextIOWrapper(open(p, 'rb')).read())
