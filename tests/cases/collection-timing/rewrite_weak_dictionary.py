import io
import unittest
import weakref


class A:
    pass


class Case(unittest.TestCase):
    def test_it(self):
        a = A()
        live = weakref.WeakValueDictionary(a=a)
        del a
        self.assertEqual(len(live), 0)


result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(Case)
)
print(result.testsRun, result.wasSuccessful())
