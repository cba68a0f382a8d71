import gc


def drop():
    _ = gc.collect()
    for i in range(3):
        found = gc.collect()
