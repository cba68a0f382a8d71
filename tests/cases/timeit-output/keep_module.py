import timeit

print(timeit.timeit("1", number=10), timeit.repeat("1", number=10))
