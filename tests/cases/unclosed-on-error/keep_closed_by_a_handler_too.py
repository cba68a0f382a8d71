import os


def save(path, rows):
    f = open(path, "w")
    try:
        for row in rows:
            f.write(str(row))
    except Exception:
        f.close()
        os.remove(path)
        raise
    f.close()


def load(path, parse):
    f = None
    try:
        f = open(path)
        rows = [parse(line) for line in f]
        f.close()
    except ValueError:
        rows = []
        if f is not None:
            f.close()
    return rows
