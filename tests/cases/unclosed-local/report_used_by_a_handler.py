def load(path):
    name = None
    try:
        f = open(path)
        name = f.readline()
        int(name)
    except ValueError:
        return f.readline()


print(load(__file__), end="")
