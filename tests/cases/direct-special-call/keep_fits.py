def f(n):
    return [].__add__([1]), "a".__add__("b"), ().__mul__(2), "a".__mul__(3), [].__iadd__((1,)), str.__add__("a", "b")
