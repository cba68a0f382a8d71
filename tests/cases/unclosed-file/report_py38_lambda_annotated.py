read: object = lambda path: open(path).read()
