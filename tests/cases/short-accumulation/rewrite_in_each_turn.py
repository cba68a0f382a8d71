# The list starts anew where the text did.
from case_world import log


def lines(nodes):
    result = []
    for name, attributes in nodes:
        s = 'node'
        for key, value in attributes:
            s += ' %s=%s' % (key, value)
        result.append(s)
    return result


log(lines([('a', [('b', 1), ('c', 2)]), ('d', [])]))
