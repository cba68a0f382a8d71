# hex asks the __format__ of a subclass.
class Amount(int):
    def __format__(self, how):  # NR716
        return "five"


print(hex(Amount(5)))
