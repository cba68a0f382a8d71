print(sum([1], start=2), sorted([2, 1], key=abs, reverse=True), "a,b".split(sep=","), int("7", base=8), "a".encode(encoding="utf8"))
