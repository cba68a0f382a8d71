from case_world import log


def translate(pattern):
    res = ''
    for c in pattern:
        if c == '[':
            res = '%s[%s]' % (res, c)
        else:
            res += c
    return res


log(translate('a[b'))
