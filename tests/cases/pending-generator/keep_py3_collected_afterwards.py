# The function calls the collector itself.
import asyncio
import gc


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print('done')


async def main():
    async for number in numbers():
        break
    gc.collect()


asyncio.run(main())
