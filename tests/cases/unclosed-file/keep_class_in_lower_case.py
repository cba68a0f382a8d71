class addbase:
    def __init__(self, fp, headers):
        self.fp = fp
        self.headers = headers

    def close(self):
        self.fp.close()


def open_local_file(path, headers):
    if path[:1] == "/":
        return addbase(open(path, "rb"), headers)
    found = open(path, "rb")
    return addbase(found, headers)
