def f(function):
    try:
        del function.__code__
    except ValueError:
        return 1
