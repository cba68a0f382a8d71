d = {}
d.update(**{1: 2, (3, 4): 5})
e = dict()
e.update( ** {None: 1})
print sorted(d.items()), e
