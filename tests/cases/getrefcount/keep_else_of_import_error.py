def check(self, make):
    try:
        from sys import getrefcount
    except ImportError:
        pass
    else:
        found = make()
        self.assertEqual(getrefcount(found.item), 1)
