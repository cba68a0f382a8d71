def f(obj):
    return obj


print(len(f(obj=[1])))
