def dict(**names):
    return names


print dict(**{1: 2})
