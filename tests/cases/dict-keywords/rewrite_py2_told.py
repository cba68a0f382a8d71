print(dict(**{1.5: "x"}))
