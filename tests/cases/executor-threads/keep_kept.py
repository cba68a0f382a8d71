import concurrent.futures

EXECUTOR = concurrent.futures.ThreadPoolExecutor(4)


def sizes(paths):
    return list(EXECUTOR.map(len, paths))
