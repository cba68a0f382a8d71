# The peer of a socket that is dropped waits for more.
import socket


def greet(address):
    connection = socket.create_connection(address)  # NR102
    connection.sendall(b"hello")


with socket.socket() as server:
    server.bind(("127.0.0.1", 0))
    server.listen(1)
    greet(server.getsockname())
    with server.accept()[0] as peer:
        peer.settimeout(0.5)
        try:
            print(peer.recv(9), peer.recv(9))
        except socket.timeout:
            print("no end of the stream")
