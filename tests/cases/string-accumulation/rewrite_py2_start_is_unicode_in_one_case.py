# Bytes stay bytes in Python 2, where the start is no `unicode`.

def table(rows, as_page=False):
    out = u'' if as_page else ''
    for row in rows:
        out += row
        out += '\n'
    return out


def page(rows, wide):
    out = u'==' if wide else u'='
    for row in rows:
        out += row
    return out


print repr(table(['a\xc3\xa9', 'b']))
print repr(table([]))
print repr(table([], True))
print repr(table(['a', 'b'], True))
print repr(page([u'a', u'b'], True))
