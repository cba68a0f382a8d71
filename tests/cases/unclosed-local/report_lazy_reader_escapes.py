import csv


def use(rows):
    return list(rows)


def load(path):
    f = open(path)
    reader = csv.reader(f)
    return use(reader)


print(len(load(__file__)) > 3)
