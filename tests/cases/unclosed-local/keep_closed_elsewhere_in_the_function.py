def load(path, quick):
    if quick:
        f = open(path)
    else:
        f = open(path, "rb")
    text = f.read()
    f.close()
    return len(text)


print(load(__file__, True) == load(__file__, False))
