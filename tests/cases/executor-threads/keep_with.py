from concurrent.futures import ThreadPoolExecutor


def sizes(paths):
    with ThreadPoolExecutor(4) as executor:
        return list(executor.map(len, paths))
