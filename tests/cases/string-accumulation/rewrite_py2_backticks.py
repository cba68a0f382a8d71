def glue(items):
    s = ''
    for x in items:
        s += `x`
        print x,
    return s


print glue([1, 'a'])
