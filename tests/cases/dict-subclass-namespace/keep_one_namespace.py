class D(dict):
    def __getitem__(self, key):
        return key


names = D()
exec("x = 1", names)
exec("x = 1", names, names)
exec("x = 1", {}, names)
print(eval("x", names))
