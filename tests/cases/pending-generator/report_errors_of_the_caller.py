import contextlib

from shop import ERRORS


def rows(count, errors):
    for row in range(count):
        try:
            yield row
        except errors:
            print("again")
        finally:
            print("done")


def parts(count):
    for part in range(count):
        try:
            yield part
        except ERRORS as error:
            print(error)
        finally:
            print("done")


def turns(count, manager):
    for turn in range(count):
        with contextlib.ExitStack() as stack:
            stack.enter_context(manager)
            yield turn


def main():
    for row in rows(3, BaseException):
        break
    for part in parts(3):
        break
    for turn in turns(3, None):
        break
