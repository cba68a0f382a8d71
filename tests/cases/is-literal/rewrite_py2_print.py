# -*- coding: utf-8 -*-
def f(x):
    print x is "no mode", x is not u"no mode"


f("one mode")
