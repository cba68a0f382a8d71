import datetime
from decimal import Decimal


def f():
    try:
        datetime.date.spare = 1
    except TypeError:
        return 1
    try:
        setattr(Decimal, "spare", 1)
    except TypeError as error:
        return error
