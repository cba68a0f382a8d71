def f(function, x):
    try:
        del function.name
    except TypeError:
        pass
    try:
        del function.__code__
        x()
    except TypeError:
        pass
    try:
        function.__name__ = x
    except TypeError:
        pass
