import psutil

used = psutil.Process().memory_info().rss
used = 0
assert used == 0
