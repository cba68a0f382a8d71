from __future__ import print_function

import socket


def family():
    s = socket.socket(socket.AF_INET)
    s.settimeout(0.5)
    return s.gettimeout()


print(family())
