def isbuiltin(x):
    return x


print(isbuiltin(len))
