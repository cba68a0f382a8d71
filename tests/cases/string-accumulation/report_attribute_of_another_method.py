# It is made text in one function and grows in another, and nothing else in the
# file is of interest.
class Reader:
    def __init__(self, stream):
        self.stream = stream
        self.buffer = ''

    def size(self):
        return len(self.buffer)

    def update(self, length):
        while self.size() < length:
            self.buffer += self.stream.read(10)


class Typed:
    rest: str = ''

    def update(self, chunks):
        for chunk in chunks:
            self.rest += chunk
