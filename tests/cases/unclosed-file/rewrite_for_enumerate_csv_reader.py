import csv

from case_world import log, nfd, p


def rows():
    for i, row in enumerate(csv.reader(open(p))):
        log(i, row)


rows()
log(nfd())
