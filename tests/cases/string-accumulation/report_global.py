from case_world import log

text = ''


def show(x):
    log(x, text)
    return x


def collect(items):
    global text
    text = ''
    for x in items:
        text += show(x)


collect('ab')
log(text)
