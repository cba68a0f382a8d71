def merged(paths, first, merge):
    current = open(first)
    for path in paths:
        new = open(path)
        merge(current, new)
        current = new
    return current
