from case_world import log, p, q

log(p, open((p := q)).read())
