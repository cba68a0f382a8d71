from case_world import log


def translate(source):
    res = ''
    for c in source:
        if c == '[':
            res = '%s[%s]' % (res, c)
        else:
            res += c
    return res


log(translate('a[b'))
