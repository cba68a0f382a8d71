# Each turn of the outer loop begins another text.
from case_world import log


def lines(nodes):
    for name, attributes in nodes:
        s = 'node'
        for key, value in attributes:
            s += ' %s %s' % (key, value)
        yield s


def spread(table, rows):
    result = []
    for i in range(rows):
        cells = ''
        for cell in table[i]:
            cells += cell
        result.append(cells)
    return result


log(list(lines([('a', [('b', 1), ('c', 2)])])), spread(['ab', 'cd'], 2))
