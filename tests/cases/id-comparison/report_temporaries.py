def f(make):
    return id(object()) == id(object()), id(make()) != id(make()), id([]) == id({})
