from case_world import log, p


def check(word):
    if (
        open(p).read().count(word)
        != 0  # it is there
    ):
        log('found ' + word)
    elif word:
        log('no ' + word)
    if max(len(line) for line in open(p).read()
            .split('''
''')) > 3:
        log('long')


with open(p, 'w') as out:
    out.write('some text\n')
check('text')
check('other')
