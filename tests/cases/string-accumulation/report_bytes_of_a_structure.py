# The structure is filled anew in every turn: the list would hold it many times.
import ctypes

from case_world import log


class Header(ctypes.Structure):
    _fields_ = [('kind', ctypes.c_ubyte), ('number', ctypes.c_ubyte)]


def packets(kinds):
    data = b''
    header = Header()
    for number, kind in enumerate(kinds):
        header.kind = kind
        header.number = number
        data += header
    return data


log(packets([1, 2]))
