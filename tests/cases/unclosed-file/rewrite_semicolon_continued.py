from case_world import log, p


def load(path):
    a = 1; \
  b = 2
    data = open(path).read()
    return a, b, data


log(load(p))
