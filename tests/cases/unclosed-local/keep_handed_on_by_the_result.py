import codecs


def decoded(path):
    f = open(path, "rb")
    return codecs.getreader("utf-8")(f)


with decoded(__file__) as f:
    print(f.readline(), end="")
