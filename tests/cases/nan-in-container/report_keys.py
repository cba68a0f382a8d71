import math


def f(d):
    return {float("nan"): 1}, d[float("nan")], d[math.nan]
