import atexit
import weakref


class Log:
    def __init__(self, path):
        f = open(path)
        weakref.finalize(self, f.close)
        g = open(path)
        atexit.register(g.close)
        self.size = len(f.read()) + len(g.read())


print(Log(__file__).size > 3)
