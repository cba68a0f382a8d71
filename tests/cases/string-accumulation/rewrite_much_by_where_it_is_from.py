# A list that is filled by a loop over much, or by somebody else; a loop that is
# left at a line of one letter; two additions of which only one grows by much.
from case_world import log


def table(rows):
    data = []
    for row in rows:
        data.append(row)
    text = ''
    for row in data:
        text += '%s\n' % row
    return text


def given(fill):
    data = []
    fill(data)
    text = ''
    for row in data:
        text += '%s\n' % row
    return text


def message(connection):
    text = ''
    while True:
        line = connection.next_line()
        if line == '.':
            break
        text += line
    return text


def both(rows):
    text = ''
    for head in ('a', 'b'):
        text += head
        for row in rows:
            text += row
    return text


def many(rows):
    if len(rows) > 10:
        text = 'many'
        for row in rows:
            text += row
        return text
    else:
        return ''


def up_to_the_end(rows):
    text = ''
    for row in rows:
        if row != 'x':
            text += row
        elif row:
            continue
        else:
            break
    return text


class Table:
    def __init__(self, rows):
        self.rows = rows

    def render(self):
        text = ''
        for row in self.rows:
            text += row
        return text


class Lines:
    def next_line(self):
        return '.'


log(table('ab'), given(lambda data: data.append('c')), message(Lines()), both('ab'))
log(up_to_the_end('axb'), Table('ab').render())
log(many('abcdefghijk'))
