from case_world import log, p


def load(path):
    text = (open(path).read() if path else '').strip()
    return text


log(load(p), load(''))
