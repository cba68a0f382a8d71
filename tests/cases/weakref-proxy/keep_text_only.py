# self._parent = weakref.proxy(parent)
"""Use weakref.proxy(parent) here."""
print("weakref.proxy(x)")
