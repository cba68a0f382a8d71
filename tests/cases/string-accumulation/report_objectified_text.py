# An element of `lxml.objectify` is added to a text by what it holds.
import sys
import types

from case_world import log


class Element(object):
    def __init__(self, text):
        self.text = text


setattr(Element, '__r' + 'add__', lambda self, other: other + self.text)
lxml = types.ModuleType('lxml')
lxml.objectify = types.ModuleType('lxml.objectify')
lxml.objectify.fromstring = lambda text: [Element(word) for word in text.split()]
sys.modules.update({'lxml': lxml, 'lxml.objectify': lxml.objectify})

from lxml import objectify


def content(text):
    found = ''
    for paragraph in objectify.fromstring(text):
        found += paragraph
    return found


log(content('one two three'))
