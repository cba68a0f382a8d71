class A:
    locals()[b"name"] = 1


print type("B", (A,), {b"other": 2}).other
