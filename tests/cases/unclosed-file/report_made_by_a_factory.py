# What the factory makes may be nothing that can be closed.
import sqlite3


def first(path, made, known):
    row = sqlite3.connect(path, factory=made).execute("select 1").fetchone()
    return row if known else sqlite3.connect(path, factory=made).execute("select 2").fetchone()
