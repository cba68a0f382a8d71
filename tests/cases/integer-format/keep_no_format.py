class A(int):
    def __str__(self):
        return "A"


print(hex(A(1)))
