from case_world import log, p

log(f"{open(p).read()=}")
