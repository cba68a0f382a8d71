def parse(file):
    return file.read().split()


def load(path):
    f = open(path)
    words = parse(f)
    return words


print(len(load(__file__)) > 3)
