locals()[42] = 1
globals()[42] = 2


def f(x):
    locals()[42] = 3
    vars(x)[42] = 4
    x.__dict__[42] = 5
