from case_world import log

names = ['a', 'b']


class Table(object):
    text = ''
    for name in names:
        text += name


log(Table.text)
