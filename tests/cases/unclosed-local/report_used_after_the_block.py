def load(path):
    try:
        f = open(path)
    except OSError:
        return None
    return f.read()


print(len(load(__file__)) > 3)
