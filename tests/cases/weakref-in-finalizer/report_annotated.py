import weakref

_links: 'weakref.WeakValueDictionary[int, Link]' = weakref.WeakValueDictionary()


class Link:
    def __init__(self, id):
        self.id = id
        _links[id] = self

    def size(self):
        return self.id

    def __del__(self):
        _links.pop(self.id)
