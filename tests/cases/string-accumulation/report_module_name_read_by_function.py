from case_world import log

items = ['a', 'b']


def so_far(x):
    log(repr(text))
    return x


text = ''
for x in items:
    text += so_far(x)
log(text)
