def f(x):
    return [].__add__(None), "".__add__(x), ().__add__([1]), [].__mul__("a"), b"".__add__(""), [].__iadd__(x)
