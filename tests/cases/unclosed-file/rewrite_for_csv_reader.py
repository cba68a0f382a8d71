import csv

from case_world import log, nfd, p

for row in csv.reader(open(p)):
    log(row)
log(nfd())
