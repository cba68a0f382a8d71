from case_world import log, p, q

texts = [open(name).read() for name in (p, q)]
log(texts)
