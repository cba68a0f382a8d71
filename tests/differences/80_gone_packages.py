# A package that is gone, and an address that is dead.
def load():
    import numpypy  # NR814

    return numpypy


try:
    load()
except Exception as error:
    print(type(error).__name__, error)
