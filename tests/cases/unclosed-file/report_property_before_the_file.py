from functools import cached_property


class Fetched:
    def __get__(self, page, kind):
        with open("page.txt", "w") as out:
            out.write("fetched")
        return print


class Page:
    show = Fetched()

    @property
    def sink(self):
        raise AttributeError("not open")

    @cached_property
    def parser(self):
        with open("page.txt", "w") as out:
            out.write("fetched")
        return self

    def parse(self, text):
        return text

    def by_property(self):
        return self.parser.parse(open("page.txt").read())

    def by_descriptor(self):
        self.show(open("page.txt").read())

    def by_failure(self):
        try:
            self.sink(open("page.txt").read())
        except AttributeError:
            print("no sink")


class Late:
    def __init__(self, show):
        self.show = show

    def __getattr__(self, name):
        print(name)
        return name.title

    def update(self):
        self.__dict__.update(write=print)
        return "page.txt"

    def by_update(self):
        self.write(open(self.update()).read())
