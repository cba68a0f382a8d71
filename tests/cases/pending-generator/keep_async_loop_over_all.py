import asyncio

from case_world import log


async def agen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


async def main():
    async for x in agen():
        log(x)


asyncio.run(main())
