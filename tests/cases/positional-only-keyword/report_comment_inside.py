x = len(obj=  # all
        [1])
