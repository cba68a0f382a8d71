import asyncio
import sys

from case_world import log


class Box(object):
    assert sys.getrefcount(None) > 0
    size = 1


async def check(x):
    before = sys.getrefcount(x)
    await asyncio.sleep(0)
    assert sys.getrefcount(x) >= before
    return len(x)


log(asyncio.run(check([1])), Box.size)
