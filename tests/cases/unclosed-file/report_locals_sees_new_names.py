from case_world import log, p


def render(path):
    text = open(path).read()
    return sorted(locals())


log(render(p))
