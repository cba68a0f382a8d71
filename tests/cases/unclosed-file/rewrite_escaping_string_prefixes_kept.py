from case_world import log, cat, p


def save(name):
    open(p, 'w').write(r'''C:\new
	tab and  spaces  
''' + "%s \
ends" % name)


save('x')
log(repr(cat(p)))
