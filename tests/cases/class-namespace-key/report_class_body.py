class A:
    locals()[42] = 3
    vars()[1, 2] = 4
    vars()[None] = -1
