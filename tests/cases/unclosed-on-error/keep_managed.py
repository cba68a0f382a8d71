import atexit
import contextlib
import socket
import unittest


def greet(address, greeting):
    connection = socket.create_connection(address)
    with contextlib.closing(connection):
        connection.sendall(greeting())


def save(path, rows):
    f = open(path, "w")
    with f:
        f.writelines(str(row) for row in rows)
    f.close()


def merge(paths, work):
    with contextlib.ExitStack() as stack:
        f = open(paths[0])
        stack.callback(f.close)
        g = stack.enter_context(open(paths[1]))
        work(f, g)
        f.close()


def log(path, work):
    f = open(path, "w")
    atexit.register(f.close)
    work(f)
    f.close()


class Tests(unittest.TestCase):
    def test_read(self):
        f = open(__file__)
        self.addCleanup(f.close)
        self.assertTrue(f.read())
        f.close()
