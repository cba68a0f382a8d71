# Whether items are those that a tuple holds or those that it gives.
class Kinds(tuple):
    def __iter__(self):
        return iter([str])


print(isinstance(1, Kinds([int])))  # NR720
