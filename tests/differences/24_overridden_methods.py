# Whether a builtin type calls what a subclass overrides.
class Upper(dict):
    def __getitem__(self, name):
        return name.upper()


class Shown(list):
    def __iter__(self):
        return iter(["shown"])


class Thing:
    pass


thing = Thing()
thing.__dict__ = Upper(colour="red")  # NR715
print(thing.colour)
print([] + Shown(["held"]))  # NR720
