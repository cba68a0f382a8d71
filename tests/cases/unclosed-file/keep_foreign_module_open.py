class _Images(object):
    """Stands for a third-party module with an open() of its own."""

    def open(self, path):
        return self

    def show(self):
        return 'shown'

    def read(self):
        return 'pixels'


Image = _Images()
print(Image.open('x.png').show())
data = Image.open('x.png').read()
print(data)
