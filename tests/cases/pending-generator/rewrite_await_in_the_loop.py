from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


import asyncio


async def main():
    for x in mygen():
        await asyncio.sleep(0)
        log(x)
        if x == 2:
            break
    log('after')


asyncio.run(main())
