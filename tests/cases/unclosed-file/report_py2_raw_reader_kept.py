import csv

from case_world import log, p


def rows(path):
    return csv.reader(open(path, 'rb'))


for row in rows(p):
    print row
log('done')
