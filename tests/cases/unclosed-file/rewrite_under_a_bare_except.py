# An `except` that names nothing asks nothing about the implementation.
from case_world import log, p


def text():
    try:
        return open(p).read()
    except:
        return None


def copied(name):
    try:
        data = text()
    except:
        raise SystemExit(1)
    else:
        open(name, 'w').write(data)


log(text())
copied('copy')
try:
    log(open('copy').read())
except:
    log('missing')
