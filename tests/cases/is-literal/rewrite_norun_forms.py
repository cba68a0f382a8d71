def f(x, y, z):
    if x is b"bytes":
        return 1
    elif "left" is y:
        return 2
    return (x)is'tight', not x is 'negated', x is 'a' 'b', x is r'raw\d' is y, z is ('bracket'), u'uni' is not z
