import os


def alias(path):
    first = open(path, "w")
    other = path
    second = open(other, "w")
    first.write("first")
    second.write("second")


def joined(path):
    first = open(path, "w")
    second = open(os.path.join(".", path), "w")
    first.write("first")
    second.write("second")


def by_keyword(path):
    first = open(file=path, mode="w")
    second = open(path, "w")
    first.write("first")
    second.write("second")


def by_splat(given, options):
    first = open(*given)
    second = open(**options)
    first.write("first")
    second.write("second")


def ends_alike(path):
    first = open("data.txt", "w")
    second = open(path + ".txt", "w")
    first.write("first")
    second.write("second")


def in_turn(path):
    other = path
    f = open(path, "w")
    f.write("first")
    f = open(other, "a")
    f.write("second")
    f.close()
