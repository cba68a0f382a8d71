from case_world import log


def conflict(parents):
    msg = 'The conflict is caused by:'
    for parent in parents:
        msg += '\n    ' + parent
    return msg


def started(*args):
    text = 'run'
    for arg in args:
        text = text + (' ' + arg)
    return text


def listing(attributes):
    text = ''
    for key in sorted(attributes):
        text += key + ';'
    return text


log(conflict(['a', 'b']), started('x', 'y'), listing({'a': 1, 'b': 2}.keys()))
