for number in range(start=1, stop=9, step=2):
    print(number, list(range(1, stop=3)))
