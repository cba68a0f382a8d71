def count(path, parse):
    f = open(path)  # noqa: SIM115
    rows = [parse(line) for line in f]
    f.close()
    return len(rows)


def total(path, parse):
    f = open(path)  # norefcount: ignore[unclosed-on-error]
    rows = [parse(line) for line in f]
    f.close()
    return sum(rows)
