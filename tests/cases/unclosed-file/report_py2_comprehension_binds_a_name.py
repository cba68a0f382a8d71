from case_world import log, p


def load(part):
    print part
    log(part, open(''.join([part for part in p])).read())


load('before')
