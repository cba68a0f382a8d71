from case_world import log


def listing(name, rows):
    text = '%s:' % name
    for row in rows:
        text += '\n' + row
    return text


def joined(rows):
    text = ', '.join(sorted(rows))
    for row in rows:
        text += row
    return text


def again(text, rows):
    text = 'a {} z'.format(text)
    for row in rows:
        text += row
    return text


def long_start(name, rows):
    text = 'The rows of {}, {} of them:'.format(
        name,
        len(rows),
    )
    for row in rows:
        text += '\n' + row
    return text


rows = ['c', 'a', 'b']
log(listing('letters', rows))
log(joined(rows))
log(again('text', rows))
log(long_start('letters', rows))
