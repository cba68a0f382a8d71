from case_world import log


class Buffer(object):
    def feed(self, items):
        self.text = ''
        for x in items:
            self.text += x
        return self.text


log(Buffer().feed('ab'))
