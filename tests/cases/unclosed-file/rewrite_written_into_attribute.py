from case_world import cat, log


class Page(object):
    size = 0

    def save(self, text):
        self.size = open('o.txt', 'w').write(text)
        return self


class Leaf(Page):
    def save(self, text):
        self.count = open('o.txt', 'a').write(text)
        return self


Page().save('page')
log(cat('o.txt'))
Leaf().save('leaf')
log(cat('o.txt'))
