# None of these can be taken away or put under a question.
import sys

from case_world import log


def ask(question):
    return lambda function: function


@ask(sys.getrefcount(None))
def f(a=sys.getrefcount(None), b=lambda: sys.getrefcount(None)):
    for n in range(sys.getrefcount(a) and 1):
        with open(__file__[:sys.getrefcount(a) * 0] or __file__) as file:
            del file
    return denied(a)


def denied(a):
    return not sys.getrefcount(a)


log(f())
