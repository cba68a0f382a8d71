def load(path):
    f = open(path)
    with f:
        return f.read()


print(load(__file__)[:3])
