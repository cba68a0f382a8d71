# What is read from a stream that is passed in holds no descriptor: closing the
# archive leaves the stream open.
import gzip
import lzma
import tarfile
import zipfile


def by_position(tree, tar_input, import_archive):
    tar_file = tarfile.open("lala", "r", tar_input)
    import_archive(tree, tar_file)


def of_a_pipe(run, revision):
    stream = run([b"archive", revision], stream=True)
    tar = tarfile.open(fileobj=stream, mode="r|")
    for info in tar:
        print(info.name)


def of_an_attribute(self):
    tar = tarfile.open(mode="r|gz", fileobj=self.pipe)
    return tar.getnames()


def of_a_call(response, names):
    tar = tarfile.open("x.tar", "r:gz", fileobj=response.raw())
    names.extend(tar.getnames())


def unpacked(stream):
    packed = gzip.GzipFile(None, "rb", 9, stream)
    return packed.read()


def of_files(path):
    with open(path, "rb") as f:
        first = lzma.open(f)
        archive = zipfile.ZipFile(f)
        return first.read(1), archive.namelist()
