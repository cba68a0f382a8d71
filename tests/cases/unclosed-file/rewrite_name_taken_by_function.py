def f():
    return 'function f'


from case_world import log, nfd, p

x = open(p).read()
log(f(), nfd())
