import zstandard


class Compressor:
    def __init__(self, level):
        self.level = level

    def compressor(self, path):
        return zstandard.ZstdCompressor(level=self.level).stream_writer(open(path, "wb"))

    def decompressor(self, path):
        source = open(path, "rb")
        return zstandard.ZstdDecompressor().stream_reader(source)
