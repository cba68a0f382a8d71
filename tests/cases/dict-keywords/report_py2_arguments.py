print dict(x, **{1: 2}), dict(a=1, **{2: 3})
