from case_world import log, p


def show(text):
    log('first', text)


def swap():
    global show
    show = lambda text: log('second', text)
    return p


show(open(swap()).read())
