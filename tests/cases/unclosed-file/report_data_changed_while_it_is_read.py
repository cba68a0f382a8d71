from case_world import log, p


def show(number, text):
    log(number, text)


class Count(object):
    number = 1

    def of(self, text):
        self.number += 1
        return 1

    def load(self):
        # What is read out of the statement takes the call with it.
        show(self.number, [self.of(line) for line in open(p)])


Count().load()
