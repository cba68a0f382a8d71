from case_world import log


def split(items):
    small = ''
    big = ''
    for x in items:
        if x.islower():
            small += x
        else:
            big += x
    return small, big


log(split('aBcD'))
