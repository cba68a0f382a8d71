from case_world import log


def collect(items):
    text = ''
    for item in items:
        text += item
        if item == 'b':
            log(text)
    return text


log(collect('abc'))
