import os
import shutil
import tempfile
from pathlib import Path

from case_world import log


def removed():
    t = tempfile.NamedTemporaryFile(dir='.')
    os.unlink(t.name)
    return 1


def moved(path):
    t = tempfile.NamedTemporaryFile(dir='.')
    t.write(b'data')
    t.flush()
    shutil.move(t.name, path)
    return 2


def renamed(path):
    t = tempfile.NamedTemporaryFile(dir='.')
    name = t.name
    os.rename(name, path)
    return 3


def by_its_path():
    t = tempfile.NamedTemporaryFile(dir='.')
    Path(t.name).unlink()
    return 4


def drop(path):
    os.remove(path)


def by_another_function():
    t = tempfile.NamedTemporaryFile(dir='.')
    drop(t.name)
    return 5


log(removed(), moved('o.txt'), renamed('o1.txt'), by_its_path(), by_another_function())
