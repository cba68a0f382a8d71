print([].__sizeof__())
n = object().__sizeof__()
