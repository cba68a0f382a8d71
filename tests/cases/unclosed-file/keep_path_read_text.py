from pathlib import Path

from case_world import log, nfd, p

Path(p).write_text('new')
log(Path(p).read_text(), Path(p).read_bytes() == b'new', nfd())
