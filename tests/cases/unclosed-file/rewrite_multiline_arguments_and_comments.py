from case_world import log, cat, p


def save(name):
    # the head
    open(p, 'w').write(  # opens it
        'one ' +
        # the name
        name +
        '\n')  # the end
    # after
    return cat(p)


log(repr(save('x')))
