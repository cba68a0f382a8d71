from case_world import log, nfd, p


def show(text='', **more):
    log(nfd(), text, sorted(more.items()))
    return text


def load(path):
    show(text=open(path).read())
    both = {'text': open(path).read(), 'more': show('more')}
    key = show(text=open(path).readline(), more=show('x'))
    return both, key


text = 'before'
log(load(p), text)
