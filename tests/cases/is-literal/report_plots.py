import matplotlib.pyplot as plt


def scatter(x, y, c="auto"):
    # A list of colours may be an array, which compares item by item.
    if c is "auto":
        c = "black"
    return plt.scatter(x, y, c=c)
