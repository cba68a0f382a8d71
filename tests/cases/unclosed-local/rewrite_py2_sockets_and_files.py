import socket


def ask(address, path):
    s = socket.socket(socket.AF_INET)
    s.settimeout(0.5)
    f = open(path)
    print f.readline(),
    return None


ask(None, __file__)
