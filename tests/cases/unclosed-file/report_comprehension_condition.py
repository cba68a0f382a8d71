from case_world import log, p, q


def with_l1(names):
    return [name for name in names if 'l1' in open(name).read()]


log(with_l1([p, q]))
