from case_world import log


def walk(tree):
    log('in', tree[0])
    try:
        yield tree[0]
        for child in tree[1:]:
            for item in walk(child):
                yield item
    finally:
        log('out', tree[0])


def first(tree, wanted):
    for item in walk(tree):
        if item == wanted:
            return item


log(first(('a', ('b', ('c',)), ('d',)), 'c'))
