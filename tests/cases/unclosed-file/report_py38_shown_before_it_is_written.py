from case_world import cat, log


class Text(object):
    def __format__(self, how):
        return cat('o.txt')


with open('o.txt', 'w') as made:
    made.write('old')
text = Text()
log(f"{text} {open('o.txt', 'w').write('new')}")
