class A:
    locals()["name"] = 1
    vars()["other"] = 2


B = type("B", (), {"x": {1: 2}})
print(type(B), type("C", (), dict(x=1)))
