class Settings(dict):
    def __init__(self, *args):
        super().__init__(*args)
        self.__dict__ = self

    def __getitem__(self, name):
        return name.upper()


print(Settings(colour="red").colour)
