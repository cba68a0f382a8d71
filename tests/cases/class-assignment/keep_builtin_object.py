class A(int):
    pass


(1).__class__ = A
"a".__class__ = A
().__class__ = A
