from case_world import log, p

with open(p) as f:
    log(f.read())
