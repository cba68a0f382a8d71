def f(function):
    try:
        del function.__code__
    except TypeError:
        return 1
    except Exception:
        return 2
