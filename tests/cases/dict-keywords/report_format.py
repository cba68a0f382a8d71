print("{}".format(1, **{1: 2}))
