from case_world import log


def grid():
    s = ''
    for i in range(3):
        for j in (1, 2, 3, 4):
            s += '%d%d ' % (i, j)
    return s


log(grid())
