import sys
import unittest


def check_sizeof(test, o, size):
    try:
        import _testinternalcapi
    except ImportError:
        raise unittest.SkipTest("_testinternalcapi required")
    test.assertEqual(sys.getsizeof(o), size + _testinternalcapi.SIZEOF_PYGC_HEAD)
