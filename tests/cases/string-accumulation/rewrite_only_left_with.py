# Who leaves the loop with the text is the only one to see it.
from case_world import log


def path(tree, wanted):
    text = ''
    while tree:
        name, tree = tree
        if name == wanted:
            return text + name
        text += name + '/'
    return None


def first(words):
    found = 'in ' + repr(words[0])
    for word in words:
        found += ' ' + word
        if word.endswith('.'):
            raise ValueError(found)
    else:
        log('none')


log(path(('a', ('b', ('c', None))), 'c'))
log(path(('a', None), 'c'))
first(['a', 'b'])
try:
    first(['a', 'b.', 'c'])
except ValueError as error:
    log(error)
