from case_world import log, nfd, p

read = lambda path=None: open(path).read() if path else 'none'
other = lambda path, f=p: path or open(f).read()
log(read(p), read(), other('x'), other(''), nfd())
