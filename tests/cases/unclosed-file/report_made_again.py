class Log:
    def __init__(self, out=None):
        self.out = out

    def put(self):
        self.out.write(open(self.again()).read())

    def again(self):
        self.__init__(Sink("b"))
        return "data.txt"


class Sink:
    def __init__(self, name):
        self.name = name

    def write(self, text):
        print(self.name, text)
