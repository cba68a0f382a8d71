import asyncio
from contextlib import aclosing

from case_world import log


async def agen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


async def main():
    async with aclosing(agen()) as gen:
        async for x in gen:
            break
    gen = agen()
    try:
        async for x in gen:
            break
    finally:
        await gen.aclose()
    log([x async for x in agen()])


asyncio.run(main())
