from case_world import log, p

if (d := open(p).read()):
    log(len(d))
