import socket


def wrapped(context, address):
    sock = socket.create_connection(address)
    tls = context.wrap_socket(sock)
    tls.sendall(b"x")


class Context:
    def wrap_socket(self, sock):
        return sock


print(wrapped)
