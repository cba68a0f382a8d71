# The configuration speaks of `app.storage.open_blob` and of the class `Store`
# of `app.storage`, not of these.
from other.storage import open_blob
from app.storage import Bucket


def unknown(name):
    return open_blob(name).read()


def other_class(name):
    return Bucket().open(name).read()


def rebound(name):
    store = Bucket()
    store = name
    return store.open(name).read()
