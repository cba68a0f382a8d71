class A:
    def __del__(self):
        pass


A.__del__ = lambda self: None
setattr(A, "__del__", print)
