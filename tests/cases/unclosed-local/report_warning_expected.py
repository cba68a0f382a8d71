import unittest


class Leaks(unittest.TestCase):
    def test_a_file_that_is_left_open_is_told(self):
        def leak():
            file = open("probe.json")
            return file.read()

        with self.assertWarns(ResourceWarning):
            leak()
