import io
from typing import IO, cast

from case_world import log, p


class Log:
    def __init__(self, where):
        self.file = cast(IO, open(where, 'w'))


def reader(where):
    return io.TextIOWrapper(open(where, 'rb'))


writer = Log(p)
writer.file.write('text')
writer.file.close()
text = io.TextIOWrapper(io.BufferedReader(open(p, 'rb', buffering=0)))
log(text.read())
text.close()
again = reader(p)
log(again.read())
again.close()
