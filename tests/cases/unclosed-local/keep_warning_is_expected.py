import gc


def test_dealloc_warns(self, path):
    f = open(path)
    r = repr(f)
    with self.assertWarns(ResourceWarning) as cm:
        f = None
        gc.collect()
    self.assertIn(r, str(cm.warning.args[0]))
