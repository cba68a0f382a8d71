from case_world import log, nfd, p


def find(wanted):
    for line in open(p):
        if line.startswith(wanted):
            log('found', wanted)
            break
    else:
        log('no', wanted)
    return nfd()


log(find('l2'))
log(find('zz'))
