# What the factory makes may have no base that was initialised: its `close()`
# fails.
import sqlite3


class Defect(sqlite3.Connection):
    def __init__(self, *args, **kwargs):
        return None


def check(path, show):
    con = sqlite3.connect(path, factory=Defect)
    show(isinstance(con, Defect))


def by_position(path):
    con = sqlite3.connect(path, 5, 0, None, True, Defect)
    return isinstance(con, Defect)


def by_what_is_given(path, **options):
    con = sqlite3.connect(path, **options)
    con.execute("select 1")
