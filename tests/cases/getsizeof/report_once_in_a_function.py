import sys


def trim(data, most):
    if sys.getsizeof(data) > most:
        return None
    if sys.getsizeof(data[0]) > most:
        return data[1:]
    return data


def other(data, most):
    return sys.getsizeof(data) > most
