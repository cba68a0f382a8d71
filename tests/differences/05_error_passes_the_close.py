# The peer of a socket that an error leaves open waits for more.
import socket


def greet(address, name):
    connection = socket.create_connection(address)  # NR104
    connection.sendall(b"hello")
    connection.sendall(name.encode("ascii"))
    connection.close()


with socket.socket() as server:
    server.bind(("127.0.0.1", 0))
    server.listen(1)
    try:
        greet(server.getsockname(), "Zo\xeb")
    except UnicodeError:
        print("no name")
    with server.accept()[0] as peer:
        peer.settimeout(0.5)
        try:
            print(peer.recv(9), peer.recv(9))
        except socket.timeout:
            print("no end of the stream")
