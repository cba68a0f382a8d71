# Who is the item of a `with` closes at its end what it was made of.
import bz2
import gzip

from pictures import fits, other


def sizes(path):
    with fits.open(gzip.GzipFile(path)) as images:
        yield len(images)
    with fits.open(bz2.BZ2File(path), memmap=False) as images, other(open(path, "rb")):
        yield len(images)
