print(divmod(y=2, x=1), "abc".replace(new="x", old="a"), "abc".find("a", end=2))
