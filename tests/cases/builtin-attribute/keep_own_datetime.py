import when as datetime


def f(day):
    try:
        text = datetime.datetime.isoformat(day)
    except TypeError:
        return None
