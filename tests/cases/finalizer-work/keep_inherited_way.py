import os
import threading

from elsewhere import Closeable


class Base:
    def close(self):
        os.unlink(self.path)


class Inherited(Base):
    def __del__(self):
        os.unlink(self.path)


class Unknown(Closeable):
    def __del__(self):
        os.unlink(self.path)


class Deep(Unknown, threading.Thread):
    pass


class Deeper(Deep):
    def __del__(self):
        os.unlink(self.path)
