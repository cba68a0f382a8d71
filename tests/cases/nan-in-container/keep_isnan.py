import math


def f(values, x):
    return [math.isnan(v) for v in values], x == float("nan"), float("nan"), [float("nan")]
