class D(dict):
    def __getitem__(self, key):
        return key


names = D(foo=1)
exec("print(foo)", names, {})
