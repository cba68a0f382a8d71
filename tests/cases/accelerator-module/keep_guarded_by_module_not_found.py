try:
    from _pickle import Pickler
except ModuleNotFoundError:
    from pickle import Pickler
