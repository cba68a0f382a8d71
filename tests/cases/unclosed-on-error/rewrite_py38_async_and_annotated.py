import asyncio
import os
import tempfile
from typing import IO


async def save(path, rows):
    f: IO[str] = open(path, "w")
    async for row in rows():
        f.write(row)
    f.close()


async def rows():
    yield "one\n"
    await asyncio.sleep(0)
    yield "two\n"


path = os.path.join(tempfile.mkdtemp(), "rows")
asyncio.run(save(path, rows))
print(os.path.getsize(path))
os.remove(path)
os.rmdir(os.path.dirname(path))
