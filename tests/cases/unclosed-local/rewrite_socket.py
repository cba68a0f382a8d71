import socket
import os
import tempfile


def send(number):
    s = socket.socket(fileno=number)
    s.sendall(b"x")


def receive(other):
    try:
        return other.recv(1)
    except OSError as error:
        return type(error).__name__


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    one, two = socket.socketpair()
    two.settimeout(1)
    send(one.detach())
    print(receive(two), receive(two))
    two.close()
