def f(args, names):
    return divmod(*args, y=2), divmod(x=1, **names)
