# bin asks the __format__ of a subclass, which derives from another.
class Amount(int):
    def __format__(self, how):  # NR716
        return "five"


class Price(Amount):
    pass


print(bin(Price(5)), oct(Price(5)))
