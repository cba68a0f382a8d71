def f(names):
    return ",".join(set(names)), " ".join({"b", "a"})
