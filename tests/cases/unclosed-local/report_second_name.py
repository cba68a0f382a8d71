def load(path):
    f = open(path)
    g = f
    return g.read()


print(len(load(__file__)) > 3)
