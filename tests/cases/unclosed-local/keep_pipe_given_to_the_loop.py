import io
import os


def run(loop, protocol):
    r, w = os.pipe()
    pipe = io.open(r, "rb", 1024)

    async def connect():
        await loop.connect_read_pipe(lambda: protocol, pipe)

    loop.run_until_complete(connect())
    out = io.open(w, "wb", 0)
    loop.run_until_complete(loop.connect_write_pipe(lambda: protocol, out))
