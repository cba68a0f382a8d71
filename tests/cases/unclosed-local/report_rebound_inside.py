def load(path, other):
    f = open(path)
    if other:
        f = open(other)
    return f.read()


print(len(load(__file__, None)) > 3)
