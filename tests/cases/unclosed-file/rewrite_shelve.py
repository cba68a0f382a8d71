import shelve

from case_world import log, ignore_descriptors

ignore_descriptors()

shelve.open('sh')['k'] = 5
with shelve.open('sh') as d:
    log(d.get('k'))
