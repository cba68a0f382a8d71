import json

from case_world import log


class Store(object):
    """What is in the file is read when it is asked for."""

    @property
    def data(self):
        with open('o.json') as file:
            return json.load(file)

    def save(self):
        json.dump(self.data, open('o.json', 'w'))


with open('o.json', 'w') as made:
    made.write('[1]')
Store().save()
log(Store().data)
