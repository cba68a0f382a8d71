def load(path):
    f = open(path);
    return f.read()


print(len(load(__file__)) > 3)
