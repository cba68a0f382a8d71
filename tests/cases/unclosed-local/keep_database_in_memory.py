# A database in memory holds no descriptor, file or lock.
import sqlite3
from sqlite3 import dbapi2


def count(rows):
    con = sqlite3.connect(":memory:")
    con.execute("create table t(x)")
    con.executemany("insert into t values (?)", rows)
    return con.execute("select count(*) from t").fetchone()


def by_keyword(trace):
    con = dbapi2.connect(database=':memory:', isolation_level=None)
    trace(con.execute("select 1").fetchone())


def with_factory(made):
    con = sqlite3.connect(":memory:", factory=made)
    con.execute("select 1")
