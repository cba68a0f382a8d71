from case_world import log, p


def documented(text):
    def wrap(function):
        function.__doc__ = text
        return function
    return wrap


@documented(open(p).read())
def nothing():
    pass


log(nothing.__doc__)
