class D(dict):
    def __getitem__(self, key):
        value = key
        value = value.upper()
        value = value.lower()
        return value


def run(code):
    exec(code, D(), {})


def equip(thing):
    thing.__dict__ = D()
