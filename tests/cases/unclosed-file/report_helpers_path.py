from pathlib import Path

from case_world import log, p, q

log([Path(path).open().read() for path in (p, q)])
