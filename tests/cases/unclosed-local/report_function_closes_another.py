# The function closes what else it is given.
def copied(f, out):
    out.write(f.read())
    out.close()


def copy(path, out):
    f = open(path)
    copied(f, out)
