import datetime


def f(day):
    try:
        return datetime.datetime.strftime(day, "%Y")
    except TypeError:
        return None
    try:
        text = datetime.datetime.weekday(day)
    except TypeError:
        return None
