class Interpreter:
    def setrecursionlimit(self, limit):
        self.limit = limit


Interpreter().setrecursionlimit(10**6)
