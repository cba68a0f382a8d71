usage = "python -m timeit 'x'"
print(usage)
