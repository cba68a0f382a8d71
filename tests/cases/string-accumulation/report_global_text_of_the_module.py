from case_world import log

text = 'a'


def collect(items):
    global text
    for x in items:
        log(text)
        text += str(x)


collect(range(3))
log(text)
