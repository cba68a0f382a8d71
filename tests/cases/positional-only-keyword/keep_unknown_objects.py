def f(d, s, xs):
    return d.get(key=1, default=2), s.find(sub="a"), xs.pop(index=0), s.replace(old="a", new="b")
