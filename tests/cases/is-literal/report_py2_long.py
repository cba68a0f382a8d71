def f(x):
    print x is 10L
