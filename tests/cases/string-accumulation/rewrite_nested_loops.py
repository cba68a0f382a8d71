from case_world import log


def table(rows, columns):
    s = ''
    for i in range(rows):
        for j in range(columns):
            s += str(j)
        s = s + '\n' + str(i)
    return s


log(repr(table(2, 3)))
