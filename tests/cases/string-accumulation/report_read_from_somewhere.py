# Whatever the name says: what is read to the end of a file, a socket or a
# program is as long as that.
import os
import sys


def run(p):
    err = b''
    while True:
        piece = os.read(p.stderr.fileno(), 1000)
        if not piece:
            break
        err += piece
        p.show(len(err))
    return err


def receive(sock):
    message = b''
    while True:
        piece = sock.recv(1000)
        if not piece:
            return message
        message += piece
        sock.count(len(message))


def pages(paths):
    for path in paths:
        header = ''
        with open(path) as f:
            for line in f:
                header += line
                yield len(header)


def lines_of(text, options):
    prefix = ''
    for line in text.splitlines():
        prefix += line
        options.log(len(prefix))
    for value in options:
        prefix += value
        options.add(len(prefix))


def typed():
    msg = ''
    while 1:
        line = sys.stdin.readline()
        if not line:
            break
        msg = msg + line
        sys.stdout.write(msg[-1])
    return len(msg)
