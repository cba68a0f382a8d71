# A framework runs the file with names of its own. What they make is no string,
# can be added to one, and cannot be joined.
from case_world import log


class XML(object):
    def __init__(self, text):
        self.text = text


setattr(XML, '__r' + 'add__', lambda self, other: other + self.text)
globals().update(T=XML)


def listing(rows):
    html = '<ul>'
    for row in rows:
        html += T('<li>%s</li>' % row)
    return html


log(listing(['a', 'b']))
