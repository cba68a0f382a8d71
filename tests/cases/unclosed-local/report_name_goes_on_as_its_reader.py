import csv


def load(path):
    f = open(path)
    f = csv.reader(f)
    return list(f)


print(len(load(__file__)) > 3)
