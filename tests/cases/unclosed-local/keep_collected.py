# The collection that follows closes it on PyPy too.
import gc
import sqlite3
from test.support import gc_collect


def check(path):
    con = sqlite3.connect(path)
    con.create_function("md5", 1, len)
    del con
    gc.collect()


def check_with_support(path):
    f = open(path, "w")
    f.write("x")
    del f
    gc_collect()
    return open
