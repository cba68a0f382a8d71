from pathlib import Path

from case_world import log, nfd, p

x = Path(p).open().read()
log(x, nfd())
