# What self.items is, is settled elsewhere.
from case_world import log


class Stored(object):
    def __init__(self):
        self.lines = lambda: [1]

    def lines(self):
        try:
            yield 1
            yield 2
        finally:
            log('fin')

    def first(self):
        return next(iter(self.lines()))


class Twice(object):
    def items(self):
        try:
            yield 1
            yield 2
        finally:
            log('fin')

    if log:
        def items(self):
            return [1, 2]

    def first(self):
        for x in self.items():
            return x


class Grand(object):
    def rows(self):
        try:
            yield 1
            yield 2
        finally:
            log('fin')

    def first(self):
        for x in self.rows():
            return x


class Parent(Grand):
    pass


class Child(Parent):
    def rows(self):
        return [5]


class Static(object):
    def cells(self):
        try:
            yield 1
        finally:
            log('fin')

    @staticmethod
    def first(self):
        for x in self.cells():
            return x


log(Stored().first(), Twice().first(), Child().first())
