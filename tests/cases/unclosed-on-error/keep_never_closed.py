def size(path, work):
    f = open(path)  # norefcount: ignore[NR102]
    work(f)
    return 1


def first(path, work):
    f = open(path)  # norefcount: ignore[NR102]
    for line in f:
        if work(line):
            return line
    f.close()
    return None
