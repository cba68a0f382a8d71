"""A module with a docstring, a future import and no base class."""
from __future__ import absolute_import

import weakref

from case_world import log


class Parent:
    v = 7


class Child:
    """Points back at its parent."""

    def __init__(self, parent):
        self._parent = weakref.proxy(parent)  # no cycle

    @property
    def v(self):
        return self._parent.v


parent = Parent()
log(Child(parent).v)
