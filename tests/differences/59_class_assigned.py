# Which objects may change their class.
class Celsius(int):
    pass


class Kelvin(int):
    pass


degrees = Celsius(20)
try:
    degrees.__class__ = Kelvin  # NR717
    print("changed")
except TypeError as error:
    print("TypeError:", error)
