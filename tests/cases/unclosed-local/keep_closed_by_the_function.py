# The function that gets the socket closes it.
import socket
import threading


def echo(sock):
    while True:
        data, address = sock.recvfrom(4096)
        if data == b'STOP':
            sock.close()
            break
        sock.sendto(data, address)


def serve(host, port):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((host, port))
    thread = threading.Thread(target=lambda: echo(sock))
    thread.start()
    return port


def read(f):
    with f:
        return f.read()


def size(path):
    f = open(path)
    return len(read(f))
