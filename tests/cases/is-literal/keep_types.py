def f(x):
    return type(x) is str and type(x) is not int and x.__class__ is type("a")
