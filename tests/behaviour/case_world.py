"""The small world a behaviour case runs in.

Importing this module moves the program into a fresh temporary directory that
holds a few files. What the program observes goes through log(); when the
program ends, the log and the number of descriptors it left open are printed
and the directory is removed. Works on Python 2.7 and 3, CPython and PyPy.
"""
import atexit
import os
import shutil
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")

p = "a.txt"
q = "b.txt"

_home = os.getcwd()
_world = tempfile.mkdtemp(prefix="norefcount_case_")
_lines = []
_count_descriptors = [True]
_descriptors = next((d for d in ("/proc/self/fd", "/dev/fd") if os.path.isdir(d)), None)


def _open_descriptors():
    # Listing the directory opens a descriptor of its own, each time alike.
    if _descriptors is None:
        return 0
    return sum(not _is_this_module(name) for name in os.listdir(_descriptors))


def _is_this_module(descriptor):
    # Python 2.7 holds a module's file open while the module is imported.
    try:
        target = os.readlink(os.path.join(_descriptors, descriptor))
    except OSError:
        return False
    return "case_world.py" in target


def log(*values):
    """Remember an observation; it is printed at the end."""
    _lines.append(" ".join(map(str, values)))


def cat(path):
    """What is in the file now, as seen by somebody who opens it."""
    with open(path) as file:
        return file.read()


def nfd():
    """How many more descriptors are open than when the program began."""
    return _open_descriptors() - _at_start


def ignore_descriptors():
    """Leave the descriptor count out of the result.

    For resources that CPython itself does not release at once (3.13 keeps a
    dropped gzip writer or sqlite3 connection until a cycle collection).
    """
    _count_descriptors[0] = False


def _write(path, text):
    with open(path, "w") as file:
        file.write(text)


@atexit.register
def _finish():
    # Registered before anything of the program, hence called after it.
    try:
        left = nfd()
        print("|".join(_lines))
        if _count_descriptors[0]:
            print("descriptors left open: %d" % left)
        sys.stdout.flush()
    finally:
        os.chdir(_home)
        shutil.rmtree(_world, ignore_errors=True)


os.chdir(_world)
_write(p, "l1\nl2\nl3\n")
_write(q, "q1\nq2\n")
_write("j.json", '{"k": 1}')
_at_start = _open_descriptors()
