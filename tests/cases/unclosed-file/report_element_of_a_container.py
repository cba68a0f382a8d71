from case_world import log, p, q

files = [open(p), open(q)]
log(len(files))
