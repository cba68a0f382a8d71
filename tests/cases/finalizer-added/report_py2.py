class A:
    pass


A.__del__ = lambda self: None
print "text"
