# What the generator puts back is only changed where references are counted.
import sys


def matches(nodes):
    if hasattr(sys, "getrefcount"):
        saved = sys.stderr
        sys.stderr = None
    try:
        for count, node in enumerate(nodes):
            yield count, node
    finally:
        if hasattr(sys, "getrefcount"):
            sys.stderr = saved


def first(nodes):
    for count, node in matches(nodes):
        if count == len(nodes):
            return node
    return None
