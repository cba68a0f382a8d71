import _bisect as bisect

print(bisect.bisect_left([1, 3, 5], 3))
