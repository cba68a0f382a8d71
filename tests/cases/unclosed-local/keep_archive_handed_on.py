# Whoever gets the archive has what it reads from.
import zipfile


def members(path):
    f = open(path, "rb")
    archive = zipfile.ZipFile(f)
    return archive


class Reader:
    def start(self, path):
        f = open(path, "rb")
        archive = zipfile.ZipFile(f)
        self.archive = archive
