import sqlite3
import os
import tempfile


def fill(path):
    con = sqlite3.connect(path)
    cur = con.cursor()
    cur.execute("create table t(x)")
    con.executemany("insert into t values (?)", [(1,), (2,)])
    con.commit()
    con.execute("insert into t values (3)")


def total(path):
    con = sqlite3.connect(path)
    return con.execute("select sum(x) from t").fetchone()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    fill(path)
    print(total(path))
