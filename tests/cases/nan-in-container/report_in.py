import math

import numpy as np

NAN = float("NaN")
KNOWN = [1.0, float("nan")]


def f(xs):
    return (
        float("nan") in list(xs),
        math.nan not in {x for x in xs},
        np.nan in [1.0, 2.0],
        NAN in tuple(xs),
        math.nan in KNOWN,
        {1.0: xs}[math.nan],
    )
