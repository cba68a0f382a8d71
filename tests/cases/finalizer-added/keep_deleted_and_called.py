class A:
    def __del__(self):
        pass


del A.__del__
A().__del__
