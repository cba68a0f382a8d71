def load(path):
    f = open(path)
    text = f.read()
    return "%(path)s %(text)s" % locals()


print(len(load(__file__)) > 3)
