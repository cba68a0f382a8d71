names = []


def path(name):
    names.append(name)
    return name + ".txt"


def both(name):
    return "%s %s" % (names, open(path(name)).read())
