class A(int):
    def __hex__(self):
        return "A"


print "%x" % A(1)
