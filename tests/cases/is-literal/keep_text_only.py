"""A default is 'auto' here."""


def f(mode):
    # mode is "auto"
    return mode == "what it is 'now'"
