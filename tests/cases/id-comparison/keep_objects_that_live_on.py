def f(x, y, cache):
    return id(x) == id(y), id(x) != id(cache.x), id(x) == id(y.copy()), id(x) in cache, cache[id(x)]
