import tarfile


def members(stream, mode, out):
    tar = tarfile.open(fileobj=stream, mode=mode + '|gz')
    out.append(tar.getnames())
    tar.add(mode)
