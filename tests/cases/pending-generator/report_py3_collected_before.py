# The collector has been there before.
import asyncio
import gc


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print('done')


async def main():
    gc.collect()
    async for number in numbers():
        break


async def other():
    gc.collect()


asyncio.run(main())
