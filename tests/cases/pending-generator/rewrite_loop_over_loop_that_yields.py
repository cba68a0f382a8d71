"""A loop that yields leaves what it goes through when it is left itself."""

import os
import tempfile


def lines(path):
    handle = open(path)
    try:
        for line in handle:
            yield line.strip()
    finally:
        handle.close()
        print("closed")


def numbered(path):
    for number, line in enumerate(lines(path)):
        yield number, line


def upper(path):
    for line in lines(path):
        if line:
            yield line.upper()


def words(path):
    for line in upper(path):
        for word in line.split():
            yield word


def first(path):
    for line in upper(path):
        return line


def find(path, wanted):
    for word in words(path):
        if word == wanted:
            break
    else:
        return None
    return word


path = os.path.join(tempfile.mkdtemp(), "text")
with open(path, "w") as out:
    out.write("one two\nthree\n")
print(first(path))
print(find(path, "TWO"))
print(find(path, "FOUR"))
