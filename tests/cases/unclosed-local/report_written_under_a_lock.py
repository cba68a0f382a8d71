import os
import threading

LOCK = threading.Lock()


def save(path):
    with LOCK:
        f = open(path, "w")
        f.write("x")


save(os.devnull)
