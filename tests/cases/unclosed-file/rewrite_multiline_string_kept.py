from case_world import log, cat, p


def save():
    open(p, 'w').write("""a
  b
c
""")


save()
log(repr(cat(p)))
