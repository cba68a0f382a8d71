# The database goes with its last connection, and from 3.11 on CPython closes one
# that is dropped no sooner than it collects.
import sqlite3

URI = "file:cache?mode=memory&cache=shared"


def prepare():
    sqlite3.connect(URI, uri=True).execute("create table if not exists seen (name)")


def names():
    return sqlite3.connect(database=URI, uri=True).execute("select * from seen").fetchall()
