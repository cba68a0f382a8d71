import settings
from reader import Reader


class Numbered(Reader):
    def show(self, *values):
        print(values)

    def both(self):
        self.show(self.number, open(self.next_path()).read())

    def total(self):
        size = self.number + len(open(self.next_path()).read())
        return size


def both():
    print(settings.number, open(settings.next_path()).read())
