# Nobody closes the file.
import tokenize


def words(f, other):
    other.close()
    return f.read().split()


def lines(f):
    return f.readlines()


class Words:
    def lines(self, f):
        f.close()


def count(path, read):
    return read(open(path)), lines(open(path))


def main(path):
    tokenize.tokenize(open(path, 'rb').readline)
