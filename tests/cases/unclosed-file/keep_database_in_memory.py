# A database in memory holds no descriptor, file or lock.
import sqlite3

print(sqlite3.connect(":memory:").execute("select 1").fetchone())
print(sqlite3.connect(database=":memory:").execute("select 2").fetchone())
