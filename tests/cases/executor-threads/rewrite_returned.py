from concurrent.futures import ThreadPoolExecutor


def sizes(paths):
    return list(ThreadPoolExecutor(4).map(len, paths))


print(sizes(["a", "bc"]))
