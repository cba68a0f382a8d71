import atexit
import os
import weakref


class Registered:
    def __init__(self):
        atexit.register(self.__del__)

    def __del__(self):
        os.remove("x")


class Later:
    def __del__(self):
        def later():
            os.remove("x")

        self.jobs.put(later)


class Finalized:
    def __init__(self, path):
        self.end = weakref.finalize(self, os.unlink, path)

    def __del__(self):
        os.unlink("other")
