import json
import os

from case_world import cat, log

INDENT = 1
count = 0


def path(name):
    global count
    count += 1
    return os.path.join('.', name)


class Store(object):
    def __init__(self, data):
        self.data = data
        self.name = 'o.json'

    def path(self):
        return os.path.join('.', self.name)

    def save(self):
        json.dump(self.data, open(self.path(), 'w'), indent=INDENT)

    def show(self, text):
        log(self.name, text)

    def load(self):
        self.show(open(self.path()).read())
        log(self.data, open(self.path()).read())


def save(data, flag):
    if flag:
        text = json.dumps(data)
    else:
        text = 'none'
    try:
        number = int(flag)
    except ValueError:
        return None
    for line in text.splitlines():
        log(line, number, open(path('o.txt'), 'w').write(line) and 0)
    for part in text.split():
        number = len(part)
    log(text, open(path('o.txt'), 'a').write(text))
    return log(text, number, open(path('o.txt')).read())


store = Store([1])
store.save()
store.load()
log(cat('o.json'))
save([2], 1)
save([2], 0)
log(count)


def outer(text):
    def inner():
        helper(text, open('o.txt', 'w').write(text))

    def helper(*values):
        log(*values)

    inner()


outer('inner')
