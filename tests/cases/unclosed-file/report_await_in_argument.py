import asyncio

from case_world import log, cat, p


async def text():
    return 'x'


async def save():
    open(p, 'w').write(await text())


asyncio.run(save())
log(cat(p))
