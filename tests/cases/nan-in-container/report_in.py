import math

import numpy as np

NAN = float("NaN")


def f(xs):
    return float("nan") in xs, math.nan not in xs, np.nan in xs, NAN in xs
