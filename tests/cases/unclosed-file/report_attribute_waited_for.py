from case_world import cat, log


class Page(object):
    pass


def save(page):
    try:
        return page.show(open('o.txt', 'w').write('new'))
    except (TypeError, AttributeError):
        return cat('o.txt')


with open('o.txt', 'w') as made:
    made.write('old')
log(save(Page()))
