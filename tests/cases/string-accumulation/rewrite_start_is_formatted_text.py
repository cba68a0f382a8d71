from case_world import log


def percent(name, rows):
    text = '%d' % len(rows)
    for row in rows:
        text += row
    return text


def number(name, rows):
    text = '%s' % 3
    for row in rows:
        text += row
    return text


def braces(name, rows):
    text = '{{}}{}'.format(name)
    for row in rows:
        text += row
    return text


def inside(name, rows):
    text = '%s:' % '{}'.format(name)
    for row in rows:
        text += row
    return text


rows = ['c', 'a', 'b']
log(percent('a', rows), number('a', rows), braces('a', rows), inside('a', rows))
