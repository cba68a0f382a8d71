import functools

from case_world import log, nfd, p


def traced(function):
    @functools.wraps(function)
    def wrapper(path):
        log('call', function.__name__)
        return function(path)
    return wrapper


@traced
def load(path):
    """Load it."""
    def inner():
        # closest to the file
        return open(path).read()
    return inner()


log(load(p), nfd())
