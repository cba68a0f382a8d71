from case_world import log, p

x = 0
if x:
    log('a')
elif (d := open(p).read()):
    log(len(d))
