import json
import tempfile
import unittest
import warnings


class Leaks(unittest.TestCase):
    def test_a_file_that_is_left_open_is_told(self):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", ResourceWarning)
            json.load(open("probe.json", encoding="utf-8"))
        self.assertTrue(told)

    def test_one_of_a_function_too(self):
        def leak():
            return list(open("probe.json"))

        self.assertWarns(ResourceWarning, leak)

    def test_a_temporary_one_too(self):
        with self.assertWarns(ResourceWarning):
            tempfile.TemporaryFile().write(b"a")
