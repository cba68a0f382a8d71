# An object of a class may ask itself what is NaN.
import numpy as np
import pandas as pd


def f(xs, index):
    c = pd.Categorical(list("aabbca"), categories=list("cab"))
    assert np.nan not in c
    assert float("nan") not in pd.PeriodIndex(["2011-01"])
    return float("nan") in xs, np.nan in index.values, c[np.nan], xs[float("nan")]


class Values(list):
    def __contains__(self, item):
        return item != item


assert np.nan in Values([])
