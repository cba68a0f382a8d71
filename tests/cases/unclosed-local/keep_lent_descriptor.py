import io


def first_line(fd):
    reader = io.FileIO(fd, mode="rb", closefd=False)
    return reader.readline()


def rest(fd):
    reader = open(fd, "rb", closefd=False)
    return reader.read()
