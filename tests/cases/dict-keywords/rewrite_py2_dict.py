print sorted(dict(**{1: "one", 2: "two"}).items())
