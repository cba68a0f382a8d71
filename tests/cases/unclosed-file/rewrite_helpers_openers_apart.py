import io

from case_world import log, nfd, p, q

paths = (p, q)
log([open(path).read() for path in paths], [io.open(path).read() for path in paths])
log([io.open(path).readlines() for path in paths], nfd())
