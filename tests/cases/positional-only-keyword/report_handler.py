def f(test):
    with test.assertRaises(TypeError):
        len(obj=[1])
    try:
        return len(obj=[1])
    except TypeError:
        return 1
