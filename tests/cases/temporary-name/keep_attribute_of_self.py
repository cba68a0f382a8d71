import tempfile


class Job(object):
    def __init__(self):
        self.file = tempfile.NamedTemporaryFile()
        self.directory = tempfile.TemporaryDirectory()

    def names(self):
        return self.file.name, self.directory.name
