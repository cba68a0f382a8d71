print(divmod(
    x=7,  # the number
    y=2,
))
