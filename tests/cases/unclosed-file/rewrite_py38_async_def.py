import asyncio

from case_world import log, nfd, p


async def load():
    x = open(p).read()
    n = nfd()
    await asyncio.sleep(0)
    return x, n


log(asyncio.run(load())[0])
