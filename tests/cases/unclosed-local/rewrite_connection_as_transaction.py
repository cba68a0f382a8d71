import sqlite3
import os
import tempfile


def fill(path):
    con = sqlite3.connect(path)
    with con:
        con.execute("create table t(x)")
        con.execute("insert into t values (3)")
    return [row for row in con.execute("select x from t")]


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    print(fill(path))
