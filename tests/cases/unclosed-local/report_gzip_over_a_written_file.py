# What is given no mode takes that of the file.
import gzip


def pack(path, data):
    with open(path, "wb") as f:
        packed = gzip.GzipFile("", fileobj=f)
        packed.write(data)
