# A connection's own `with` commits, so it must not be used here.
import contextlib
import sqlite3

from case_world import log, ignore_descriptors

ignore_descriptors()

with contextlib.closing(sqlite3.connect('db')) as setup:
    setup.execute('create table t(a)')
    setup.commit()


def count():
    with contextlib.closing(sqlite3.connect('db')) as c:
        return c.execute('select count(*) from t').fetchone()[0]


log(count())
sqlite3.connect('db').execute('select 1')
log(count())
