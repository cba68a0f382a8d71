import os
import socket
import tempfile


def lines(path):
    f = open(path)
    for line in f:
        yield line.strip()
    f.close()


def greet(address, greeting):
    connection = socket.create_connection(address)
    connection.sendall(greeting())
    connection.close()


path = os.path.join(tempfile.mkdtemp(), "rows")
with open(path, "w") as out:
    out.write("one\ntwo\n")
print(list(lines(path)))
server = socket.socket()
try:
    server.bind(("127.0.0.1", 0))
    server.listen(2)
    for greeting in [lambda: b"hello", lambda: int("hello")]:
        try:
            greet(server.getsockname(), greeting)
        except ValueError:
            print("no greeting")
        peer = server.accept()[0]
        try:
            peer.settimeout(5)
            print(len(peer.recv(9)))
        finally:
            peer.close()
finally:
    server.close()
os.remove(path)
os.rmdir(os.path.dirname(path))
