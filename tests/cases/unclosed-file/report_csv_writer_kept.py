import csv

from case_world import log, p


def writer(path):
    return csv.writer(open(path, 'w'))


writer(p).writerow([1, 2])
log('done')
