# Each item of a dictionary is told once in a loop, at the first addition.
from case_world import log


def settled(rows):
    ret = {'body': ''}
    for row in rows:
        ret['body'] += row
        ret['body'] += '\n'
    return ret


log(settled('ab'))
