opened = 0


def opener(path):
    global opened
    opened += 1
    return open(path)


def both(path):
    return opened, opener(path).read()


def total(path):
    size = opened + len(opener(path).read())
    return size
