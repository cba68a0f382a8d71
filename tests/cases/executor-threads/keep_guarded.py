import platform
from concurrent.futures import ThreadPoolExecutor


def sizes(paths):
    if platform.python_implementation() == "CPython":
        return list(ThreadPoolExecutor(4).map(len, paths))
