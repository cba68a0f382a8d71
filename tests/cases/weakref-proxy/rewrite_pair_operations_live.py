import weakref

from case_world import log


class A(object):
    x = 1

    def m(self, y):
        return y + 1

    def __add__(self, other):
        return 'add'

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i

    def __contains__(self, i):
        return True

    def __call__(self):
        return 'called'

    def __iter__(self):
        return iter([1])


def operations(a):
    p = weakref.proxy(a)
    log(p.x, p.m(2), p + 1, len(p), p[5], 5 in p, p(), next(iter(p)))
    p.z = 3
    log(a.z, p.__class__ is A)


operations(A())
