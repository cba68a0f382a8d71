from case_world import log, nfd, p

read = lambda (path, mode): open(path, mode).read()
log(read((p, 'r')), nfd())
print 'done'
