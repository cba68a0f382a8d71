# The buffer is filled anew in every turn: the list would hold it many times.
import io

from case_world import log


def read(stream):
    data = b''
    buffer = bytearray(2)
    while stream.readinto(buffer):
        data += buffer
    return data


log(read(io.BytesIO(b'abcd')))
