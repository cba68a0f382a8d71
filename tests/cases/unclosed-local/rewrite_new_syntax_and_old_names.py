# Its names could be those of Python 2, but its syntax could not.
import socket

from case_world import log


def thread():
    s = socket.socket()
    s.settimeout(2)
    return f'{s.gettimeout()}'


log(thread())
