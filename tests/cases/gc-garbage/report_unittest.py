import gc


def test_kept(self, x):
    self.assertEqual(len(gc.garbage), 1)
    self.assertIn(x, gc.garbage)
    self.assertTrue(gc.garbage)
    self.assertIs(gc.garbage.pop(), x)
