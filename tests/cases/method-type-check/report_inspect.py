import inspect


def f(x):
    return inspect.isbuiltin(x), inspect.ismethoddescriptor(x)
