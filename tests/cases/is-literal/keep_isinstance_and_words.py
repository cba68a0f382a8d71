def f(this, island):
    return isinstance(this, str) and island in ("a", "b")
