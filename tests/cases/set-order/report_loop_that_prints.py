for name in {"b", "a"}:
    print(name)
