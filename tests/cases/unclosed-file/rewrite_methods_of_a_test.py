import unittest

from case_world import log, p


class Other(object):
    def __getattr__(self, name):
        raise AttributeError(name)


class Test(unittest.TestCase):
    name = 'o.txt'

    def path(self):
        return self.name

    def test(self):
        self.assertEqual(open(self.path(), 'w').write('text') or 4, 4)
        self.assertEqual(open(self.path()).read(), 'text')
        self.assertEqual(4, len(open(self.path()).read()))
        setattr(self, 'more', open(p).read())


result = unittest.TestResult()
Test('test').run(result)
log(result.wasSuccessful(), result.testsRun)
