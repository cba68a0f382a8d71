# -*- coding: utf-8 -*-
def glue(items):
    s = u''
    for x in items:
        s += x
    return s


print repr(glue(['a', u'\xe9']))
print repr(glue([]))
