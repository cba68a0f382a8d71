class A:
    def f(self):
        locals()[42] = 1
