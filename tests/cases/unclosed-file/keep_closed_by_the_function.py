# The function that gets the file closes it.
import tokenize


class Roundtrip:
    def check_roundtrip(self, f):
        code = f.read()
        f.close()
        return code

    def look(self, path):
        return Roundtrip.check_roundtrip(self, open(path, 'rb'))


def words(f):
    with f:
        return f.read().split()


def count(path):
    return len(words(open(path)))
