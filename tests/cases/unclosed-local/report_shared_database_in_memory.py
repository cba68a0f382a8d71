# The database goes with its last connection, and from 3.11 on CPython closes one
# that is dropped no sooner than it collects.
import sqlite3

URI = "file:cache?mode=memory&cache=shared"


def prepare():
    con = sqlite3.connect(URI, uri=True)
    con.execute("create table if not exists seen (name)")
    con.commit()


def add(name):
    con = sqlite3.connect("file::memory:?cache=shared", uri=True)
    con.execute("insert into seen values (?)", (name,))
    con.commit()


def where_it_is_told(uri):
    con = sqlite3.connect(uri, uri=True)
    con.execute("create table if not exists seen (name)")
    con.commit()
