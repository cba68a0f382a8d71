import io


class Reader:
    def __init__(self, file):
        self.file = file

    def close(self):
        self.file.close()


def reader(path):
    f = open(path, "rb")
    text = io.TextIOWrapper(f)
    return Reader(text)


reader(__file__).close()
