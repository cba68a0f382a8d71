"""Builds module.abi3.so."""


def f():
    "module.cpython-39-x86_64-linux-gnu.so"
