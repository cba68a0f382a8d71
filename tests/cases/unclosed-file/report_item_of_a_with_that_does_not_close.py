import contextlib
import tarfile


@contextlib.contextmanager
def counted(source):
    yield len(source.read())


def all_of(path):
    with contextlib.redirect_stdout(open(path, "w")):
        print(path)
    with counted(open(path)) as count:
        print(count)
    with tarfile.open(path, "w", fileobj=open(path, "wb")) as archive:
        archive.add(path)
