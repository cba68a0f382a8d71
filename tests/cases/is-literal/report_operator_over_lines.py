def f(x):
    return (x is  # the mode
            not "auto")
