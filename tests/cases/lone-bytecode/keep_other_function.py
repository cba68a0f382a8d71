import os
import py_compile


def build(name):
    py_compile.compile(name)


def clean(name):
    os.remove(name)
    print "done"
