def load(path):
    f = open(path)
    first = [f for f in f]
    return first


print(len(load(__file__)) > 3)
