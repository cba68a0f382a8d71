from case_world import log, p


def load(given):
    text = given.get('text') or open(p).read()
    return sorted(locals())


log(load({}))
