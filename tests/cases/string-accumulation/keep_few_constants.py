# The loops go through what the program writes out: few turns, each time.
from case_world import log

GROUPS = {'a': 1, 'b': 2}
LEVELS = 'low', 'middle', 'high'
wide = (1, 2, 3)


class Checker:
    _MESSAGES = ('error', 'warning', 'refactor')
    names = {'error': 'E', 'warning': 'W'}
    counts = {'error': 2, 'warning': 0, 'refactor': 1}

    def result(self):
        text = ''
        for m in self._MESSAGES:
            if self.counts[m]:
                text += ' %s=%d' % (m, self.counts[m])
        return text

    def sorted(self):
        text = ''
        for m in sorted(Checker._MESSAGES):
            text += m
        return text


def groups(given):
    text = ''
    for part in GROUPS:
        if part in given:
            text += '=' + part
    for key, value in GROUPS.items():
        text += key * value
    return text


def levels():
    text = ''
    for level in LEVELS:
        text += level
    for number in wide:
        text += str(number)
    return text


def table(rows):
    text = ''
    for i in range(4):
        for j in range(3):
            text += rows[i][j]
    return text


log(Checker().result(), Checker().sorted(), groups('a'), levels())
log(table(['abc'] * 4))
