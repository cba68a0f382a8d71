# The import in the function is what fails.


def check(o, show):
    from sys import getrefcount as grc

    show(grc(o))
