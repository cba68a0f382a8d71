from case_world import cat, log


class Number(object):
    def __init__(self):
        self.seen = []

    def __add__(self, other):
        self.seen.append(cat('o.txt'))
        return self

    __iadd__ = __radd__ = __add__

    def __setattr__(self, name, value):
        if name != 'seen':
            self.seen.append(cat('o.txt'))
        object.__setattr__(self, name, value)

    def __setitem__(self, name, value):
        self.seen.append(cat('o.txt'))

    def __format__(self, how):
        self.seen.append(cat('o.txt'))
        return 'number'


class Page(object):
    def __init__(self):
        self.seen = []

    @property
    def size(self):
        return 0

    @size.setter
    def size(self, value):
        self.seen.append(cat('o.txt'))

    def save(self, text):
        self.size = open('o.txt', 'w').write(text)
        self.length = open('o.txt', 'w').write(text)


def save(number):
    number.size = open('o.txt', 'w').write('a')
    number['size'] = open('o.txt', 'w').write('ab')
    number + open('o.txt', 'w').write('abc')
    number += open('o.txt', 'w').write('abcd')
    number.size = number.seen and open('o.txt', 'w').write('abcde')
    return number.seen


log(save(Number()))
page = Page()
page.save('page')
log(page.seen)


class Text(object):
    def __str__(self):
        return cat('o.txt')

    __repr__ = __str__


def shown(text):
    both = '%s %s' % (open('o.txt', 'w').write('a'), text)
    return both, [open('o.txt', 'w').write('ab'), text]


log(*shown(Text()))


class Trunk(object):
    def save(self):
        self.count = open('o.txt', 'w').write('trunk')


class Branch(Trunk):
    @property
    def count(self):
        return 0

    @count.setter
    def count(self, value):
        log(cat('o.txt'))


Branch().save()
