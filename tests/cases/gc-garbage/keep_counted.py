import gc


def measure(log):
    log("garbage", len(gc.garbage))
    for o in gc.garbage:
        log(type(o))


def test_no_more(self):
    before = len(gc.garbage)
    old = gc.garbage[:]
    gc.collect()
    self.assertEqual(len(gc.garbage), before)
    self.assertEqual(gc.garbage, old)
