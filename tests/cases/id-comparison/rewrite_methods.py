class A:
    def m(self):
        pass


a = A()
print(id(a.m) == id(a.m), not id(a.m) != id(a.m))
