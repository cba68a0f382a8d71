import asyncio

from case_world import log


async def agen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


async def returned():
    async for x in agen():
        return x


async def raised():
    try:
        async for x in agen():
            raise KeyError(x)
    except KeyError:
        pass


async def outer_loop_goes_on():
    for n in range(2):
        async for x in agen():
            if x == 1:
                break
        else:
            continue
        break


async def asked_once():
    return await anext(agen())


async def main():
    await returned()
    await raised()
    await outer_loop_goes_on()
    await asked_once()
    log('done')


asyncio.run(main())
