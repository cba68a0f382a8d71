import socket


def send(connection, data):
    s = socket.socket(fileno=connection.fileno())
    try:
        s.sendall(data)
    finally:
        s.detach()


def later(test, connection):
    s = socket.socket(fileno=connection.fileno())
    test.addCleanup(s.detach)
    s.setblocking(False)
