def set(x):
    return sorted(x)


print(",".join(set("ab")))
