import socket
from elsewhere import *


def raises_again(lines):
    for line in lines:
        try:
            yield line
        except GeneratorExit:
            raise
        except:
            print('failed')
            raise


def is_unsure(lines):
    for line in lines:
        try:
            yield line
        except socket.error:
            print('lost')


def first(lines):
    for line in raises_again(lines):
        break
    for other in is_unsure(lines):
        break
    return line, other
