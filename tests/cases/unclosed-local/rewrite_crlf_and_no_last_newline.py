def load(path):
    f = open(path)
    a = f.readline()
    return len(f.readline()) + len(a)


print(load(__file__) > 3)