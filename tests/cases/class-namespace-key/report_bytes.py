class A:
    locals()[b"name"] = 1


B = type("B", (A,), {b"other": 2})
