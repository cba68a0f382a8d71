from case_world import log, cat, p


def save(flag, text):
    if flag: open(p, 'w').write(text)
    else: open(p, 'w').write('nothing')


save(True, 'yes')
log(cat(p))
save(False, 'yes')
log(cat(p))
