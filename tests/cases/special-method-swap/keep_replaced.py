class A:
    def __eq__(self, other):
        return False


A.__eq__ = lambda self, other: True
