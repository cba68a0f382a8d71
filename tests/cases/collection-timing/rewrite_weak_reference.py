import io
import unittest
import weakref


class A:
    pass


class Case(unittest.TestCase):
    def test_it(self):
        a = A()
        r = weakref.ref(a)
        del a
        self.assertIsNone(r())
        b = A()
        s = weakref.ref(b)
        b = None
        self.assertTrue(s() is None)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(Case)
)
print(result.testsRun, result.wasSuccessful())
