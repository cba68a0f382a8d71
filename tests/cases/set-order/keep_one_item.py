def f(x):
    return {x}.pop(), next(iter({x})), list({x})[0]
