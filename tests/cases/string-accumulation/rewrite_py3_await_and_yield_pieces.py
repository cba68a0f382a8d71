import asyncio

from case_world import log


async def piece(x):
    return x


async def source():
    for x in 'ab':
        yield x


async def glue():
    s = ''
    async for x in source():
        s += await piece(x)
    return s


def ask():
    s = ''
    for x in range(100):
        if x == 2:
            log(s)
            return
        s += (yield x)
    log(s)


def ask_all(turns):
    s = ''
    while turns:
        s += (yield turns)
        turns -= 1
    log(s)


log(asyncio.run(glue()))
asked = ask_all(2)
log(next(asked))
log(asked.send('x'))
try:
    asked.send('y')
except StopIteration:
    log('done')
