def f(function):
    try:
        del function.__code__
    except TypeError:
        return "refused"


print(f(lambda: 1))
