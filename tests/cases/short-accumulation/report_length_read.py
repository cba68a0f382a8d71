from case_world import log


def filled(pieces, size):
    text = ''
    while len(text) < size:
        text += next(pieces)
    return text


log(filled(iter('abc'), 2))
