import os
import tempfile
import threading

lock = threading.Lock()


def save(path, rows):
    with lock:
        f = open(path, "w")
        if rows is not None:
            f.writelines("%d\n" % row for row in rows)
        else:
            raise ValueError("no rows")
        f.close()


path = os.path.join(tempfile.mkdtemp(), "rows")
save(path, [1, 2])
try:
    save(path, None)
except ValueError as error:
    print(error, os.path.getsize(path))
os.remove(path)
os.rmdir(os.path.dirname(path))
