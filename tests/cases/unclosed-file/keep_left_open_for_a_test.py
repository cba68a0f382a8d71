import os
import warnings

from case_world import log, p


class expect(object):
    def assertRaises(self, kind):
        return self

    check_no_resource_warning = assertRaises

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        log(kind and kind.__name__)
        return True


self = expect()
with self.assertRaises(IOError) as raised:
    with warnings.catch_warnings():
        open(os.path.join('no', 'such'))
with self.check_no_resource_warning(self):
    open(p)
