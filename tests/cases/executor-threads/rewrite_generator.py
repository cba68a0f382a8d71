from concurrent.futures import ThreadPoolExecutor


class Sizes:
    found = list(ThreadPoolExecutor(2).map(len, ["a"]))


def sizes(paths):
    yield from ThreadPoolExecutor(2).map(len, paths)


async def later(paths):
    return ThreadPoolExecutor(await workers()).map(len, paths)


print(Sizes.found, list(sizes(["a", "bc"])))
