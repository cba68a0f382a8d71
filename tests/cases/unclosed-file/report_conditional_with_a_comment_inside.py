from case_world import log, p


def load(path):
    text = (open(path).read()  # all of it
            if path else '')
    return text


log(load(p), load(''))
