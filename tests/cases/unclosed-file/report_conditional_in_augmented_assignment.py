from case_world import log, p


def total(path, text):
    text += open(path).read() if path else ''
    return text


log(total(p, ''))
