import gc


def check(path):
    f = open(path, "w")
    f.write("x")
    gc.collect()
    return 1


print(check)
