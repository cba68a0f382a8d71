# What puts the object in speaks neither of weak references nor of finalizers.
import weakref

_queues = weakref.WeakValueDictionary()


class Queue:
    def __new__(cls, id):
        self = super().__new__(cls)
        self._id = id
        _queues[id] = self
        return self

    def size(self):
        return self._id

    def __del__(self):
        del _queues[self._id]
