def save(path, rows):
    f = open(path, "w"); f.writelines(map(str, rows)); f.close()


def load(path, parse):
    f = open(path)
    rows = [parse(line) for line in f]; f.close()
    return rows
