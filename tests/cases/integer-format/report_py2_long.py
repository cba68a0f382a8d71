class A(long):
    def __oct__(self):
        return "A"


print "%o" % A(1)
