def getsizeof(x):
    return 1


getsizeof([])
