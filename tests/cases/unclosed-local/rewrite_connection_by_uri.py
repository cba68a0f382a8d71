import os
import sqlite3
import tempfile


def fill(path):
    con = sqlite3.connect("file:%s" % path, 5, 0, None, True, sqlite3.Connection, 100, True)
    con.execute("create table t(x)")
    con.executemany("insert into t values (?)", [(1,), (2,)])
    con.commit()


def total(path):
    con = sqlite3.connect("file:" + path + "?mode=ro", uri=True)
    return con.execute("select sum(x) from t").fetchone()


def plain(path):
    con = sqlite3.connect(path, uri=False)
    return con.execute("select max(x) from t").fetchone()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    fill(path)
    print(total(path))
    print(plain(path))
