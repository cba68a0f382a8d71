def f(function):
    try:
        del function.__code__
    except (TypeError, AttributeError):
        return 1
    try:
        del function.__name__
    except TypeError:
        return 2
    except AttributeError:
        return 3
