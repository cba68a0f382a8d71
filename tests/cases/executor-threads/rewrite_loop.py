from concurrent.futures import ProcessPoolExecutor

for size in ProcessPoolExecutor(
    max_workers=4,
).map(len, ["a", "bc"]):
    print(size)
