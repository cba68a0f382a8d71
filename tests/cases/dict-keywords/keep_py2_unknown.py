def f(d, names):
    print dict(**d), names.update(**{1: 2}), f(**{1: 2})
