from case_world import log, cat, p


def save(text):
    open(p, 'w').write(text)  # saved
    return cat(p)


log(save('x'))
