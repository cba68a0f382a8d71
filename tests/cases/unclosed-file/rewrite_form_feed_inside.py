from case_world import log, p


def load(path):
    for line in open(path):
        log(1)
        log(2)
        log(3)
    return (open(path).read(),
  1)


def more(path):
    data = open(path).read()
    return data


log(load(p), more(p))
