# Nobody knows what this assertion does with it.
from case_world import log, p


class Checks(object):
    def assertTrue(self, x):
        self.seen = x

    def run(self):
        self.assertTrue(open(p, 'w'))
        self.seen.write('text')


log(Checks().run())
