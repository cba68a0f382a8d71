def f(function):
    try: del function.__qualname__
    except TypeError: return "refused"
    else: return "done"


print(f(f))
