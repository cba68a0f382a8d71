def both(left, right):
    return [f for f in open(left), open(right)]


def bound(left, right):
    files = [f for f in open(left), open(right)]
    print files[0].readline(), files[1].readline()


def read(left, right):
    return [f.read() for f in open(left), open(right)]
