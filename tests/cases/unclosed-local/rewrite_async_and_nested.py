import asyncio
import os
import tempfile


async def save(path):
    f = open(path, "w")
    await asyncio.sleep(0)
    f.write("text")

    def later():
        # of the inner function
        return os.path.getsize(path)

    return later


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    print(asyncio.run(save(path))())
