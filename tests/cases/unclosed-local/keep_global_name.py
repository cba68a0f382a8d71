log = None


def start(path):
    global log
    log = open(path)


start(__file__)
log.close()
