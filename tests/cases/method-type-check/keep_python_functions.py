import inspect


def f(member):
    return inspect.isfunction(member), inspect.ismethod(member), inspect.isroutine(member)
