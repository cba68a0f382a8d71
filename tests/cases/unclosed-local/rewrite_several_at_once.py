import socket
import os
import tempfile


def copy(path, other):
    a = open(path)
    b = open(other, "w")
    b.write(a.read())


def fill(path, other):
    a = open(path, "w")
    b = open(other, "w")
    c = socket.socket()
    a.write("a")
    b.write("b")
    print(os.path.getsize(path), os.path.getsize(other))
    c.settimeout(1)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    copy(path, other)
    with open(other) as seen:
        print(repr(seen.read()))
    fill(path, other)
    with open(path) as seen:
        print(repr(seen.read()))
    with open(other) as seen:
        print(repr(seen.read()))
