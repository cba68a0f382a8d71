# norefcount: ignore-file
from case_world import log, p

x = open(p).read()
open(p, 'w').write(x)
log(len(x))
