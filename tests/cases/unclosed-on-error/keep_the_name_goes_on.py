def both(a, b, work):
    f = open(a)
    if work(f):
        f = open(b)  # noqa: SIM115
    work(f)
    f.close()
