def f():
    return len(sequence=1), abs(x=1), {}.get(1, fallback=2)
