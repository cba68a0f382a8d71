class Settings(dict):
    def __init__(self, *args):
        super().__init__(*args)
        self.__dict__ = self

    def __setitem__(self, name, value):
        dict.__setitem__(self, name.lower(), value)


class Thing:
    def __init__(self):
        self.__dict__ = self

    def __getitem__(self, name):
        return name


class Copied(dict):
    def __getitem__(self, name):
        return name

    def copy_to(self, other):
        self.__dict__ = other.__dict__
