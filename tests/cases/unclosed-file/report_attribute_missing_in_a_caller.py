import json

from case_world import cat, log


class Store(object):
    def save(self):
        json.dump(self.data, open('o.json', 'w'))


with open('o.json', 'w') as made:
    made.write('[1]')
try:
    Store().save()
except AttributeError:
    log(cat('o.json'))


class Book(object):
    def save(self):
        print(self.pages, file=open('o.json', 'w'))


try:
    Book().save()
except Exception:
    log(cat('o.json'))
