from case_world import log, p


def saver(path):
    open(path, 'w').write((yield 'ready'))


s = saver(p)
log(next(s))
try:
    s.send('text')
except StopIteration:
    log('done')
