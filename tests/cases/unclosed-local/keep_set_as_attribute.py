# However an attribute is set, its owner has the file.
import os


class Posix(object):
    def __init__(self, name, mode, fd):
        f = os.fdopen(fd, mode)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "_file", f)

    def reopen(self, path):
        f = open(path)
        super().__setattr__("_file", f)

    def by_name(self, name, path):
        f = open(path, "w")
        setattr(self, name, f)

    def by_dictionary(self, path):
        f = open(path, "w")
        self.__dict__["f"] = f

    def by_variables(self, path):
        f = open(path, "w")
        vars(self)["f"] = f

    def by_update(self, path):
        f = open(path, "w")
        self.__dict__.update(f=f)
