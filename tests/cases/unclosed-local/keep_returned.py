def opened(path):
    f = open(path)
    f.readline()
    return f


def pair(path):
    f = open(path)
    g = open(path)
    return f, g


with opened(__file__) as f:
    print(f.readline(), end="")
a, b = pair(__file__)
a.close()
b.close()
