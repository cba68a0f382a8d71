from collections import UserString

TABLE = {"save": "speichern"}


class Lazy(UserString):
    @property
    def data(self):
        return TABLE.get(self.key, self.key)

    def __init__(self, key):
        self.key = key

    def __add__(self, other):
        return str(self) + str(other)


def page(rows):
    text = ""
    for row in rows:
        text += Lazy(row)
    return text


print(page(["save", "open"] * 20))
