def glue(words):
    s = ''
    for x in words:
        s += x
        print s
    return s


print glue('ab')
