import psutil

memory = psutil.Process().memory_info()
assert 1 + 1 == 2
