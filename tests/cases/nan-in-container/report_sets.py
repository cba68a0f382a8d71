def f():
    return len({float("nan"), float("-nan")})
