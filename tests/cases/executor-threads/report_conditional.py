from concurrent.futures import ThreadPoolExecutor


def sizes(paths):
    return paths and list(ThreadPoolExecutor(2).map(len, paths))
