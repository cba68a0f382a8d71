from case_world import log


class Report(object):
    def __init__(self, rows):
        self.rows = rows

    def render(self):
        """Render it."""
        text = ''
        for row in self.rows:
            # one line each
            text += '%s\n' % row  # done
        return text


log(repr(Report(['a', 'b']).render()))
