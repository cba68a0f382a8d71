# However an attribute is set, its owner has the file.


class Log(object):
    def __init__(self, path, name):
        object.__setattr__(self, "_file", open(path, "w"))
        setattr(self, name, open(path))
