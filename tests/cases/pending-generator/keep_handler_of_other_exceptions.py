from case_world import log


def mygen():
    for text in ['1', 'x', '2']:
        try:
            yield int(text)
        except ValueError:
            log('no number')


for x in mygen():
    break
log('after')
