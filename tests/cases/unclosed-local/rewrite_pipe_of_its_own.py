import os


def talk():
    r, w = os.pipe()
    reading = open(r, "rb", buffering=0)
    os.write(w, b"one\n")
    line = reading.readline()
    os.write(w, b"two\n")
    return line


print(talk())
