def f(a):
    return [] + a, "__add__(", [].__len__()
