# What is only looked up on it, or by it, does not keep it.


def attribute(path, name):
    f = open(path, "w")
    f.write("a")
    getattr(f, name)


def set_on_it(path, name, value):
    f = open(path, "w")
    setattr(f, name, value)
    f.write("a")
