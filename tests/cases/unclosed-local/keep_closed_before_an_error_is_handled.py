import socket


def wait(address):
    while True:
        try:
            s = socket.create_connection(address)
            s.shutdown(socket.SHUT_RDWR)
            s.close()
        except OSError:
            break
