import datetime


def f(day):
    try:
        text = datetime.datetime.isoformat(day)
    except TypeError as error:
        return "no datetime"
    return text


print(f(datetime.date(2020, 1, 2)), f(datetime.datetime(2020, 1, 2)))
