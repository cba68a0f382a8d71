import socket

from case_world import log, nfd

server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(1)


def send(text):
    socket.create_connection(server.getsockname()).sendall(text)


send(b'hello')
other, _ = server.accept()
log(other.recv(10) == b'hello', other.recv(10) == b'')
other.close()
server.close()
log(nfd())
