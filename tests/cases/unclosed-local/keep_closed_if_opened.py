def load(path):
    f = None
    try:
        f = open(path)
        return [line for line in f]
    finally:
        if f is not None:
            f.close()


print(len(load(__file__)) > 3)
