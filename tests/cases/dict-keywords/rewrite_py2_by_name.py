pairs = {1: 2}
d = dict(**pairs)
d[3] = 4
print sorted(d.items()), pairs
