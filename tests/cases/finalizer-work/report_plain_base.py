import os
import threading
from abc import ABC


class Base(object):
    def use(self):
        pass


class A(Base, ABC):
    def __del__(self):
        os.unlink(self.path)


class B(threading.Thread):
    def __del__(self):
        os.unlink(self.path)
