# A list that is filled in a few turns, what a configuration holds, the tags
# that are open, a number that is capped: a handful of things.
from case_world import log

LIMIT = 100
KNOWN = ('a', 'b')


def rule(kwargs):
    after = []
    if 'to' in kwargs:
        after.append('to')
    after.append('end')
    text = ''
    for item in after:
        text += item
    return text


def table():
    data = []
    for each in KNOWN:
        data.append((each, len(each)))
    text = ''
    for name, size in sorted(data):
        text += '%s %d\n' % (name, size)
    return text


def targets(env):
    source = 'in'
    for target in env['targets']:
        source = source + ' "%s"' % target
    return source


def closed(unclosed):
    out = ''
    for element in reversed(unclosed):
        out += '</%s>' % element
    return out


def capped(lines, count):
    out = ''
    for _ in range(min(count, LIMIT)):
        out += next(lines)
    return out


def of_element(nodes):
    out = ''
    for node in nodes:
        if node.nodeType == node.TEXT_NODE:
            out = out + node.data
    return out


def fingerprint(data):
    digits = data.hexdigest()
    out = ''
    for place, _ in enumerate(digits):
        out += digits[place] + ':'
    return out


def terminated(stream):
    out = b''
    while True:
        char = stream.read(1)
        if char == b'\x00':
            break
        out += char
    return out


def doubled(s):
    digits = ''
    for i in range(1, len(s), 2):
        digits = digits + s[i]
    return int(digits) * 2


def quoted(text):
    out = ''
    for c in text:
        out += '%%%02X' % ord(c)
    return out


def outcome(changes):
    ret = {'comment': ''}
    for change in changes:
        ret['comment'] += 'Changed %s. ' % change
    return ret


def soundex(name):
    out = ''
    for c in name.upper():
        if not out or c != out[-1]:
            out += c
    return out


def types(concrete):
    if not concrete or len(concrete) > LIMIT + 1:
        return ''
    elif len(concrete) == 1:
        return concrete[0]
    else:
        text = 'T'
        for i in range(1, len(concrete)):
            text += ' or %s' % concrete[i]
        return text


def some(files):
    text = 'files:'
    if len(files) < 10:
        for each in files:
            text += each
    return text


def decoded(encoded):
    out = ''
    for c in encoded:
        out += chr(LETTERS.index(c))
    return out


def spaces(text):
    out = ''
    for c in text:
        if c.isspace():
            out += c
        else:
            break
    return out


def roman_of(n):
    roman = ''
    while n >= 1000:
        n = n - 1000
        roman = roman + 'M'
    return roman


class Policy(list):
    def __init__(self, grants):
        self.grants = grants

    def to_xml(self):
        xml = ''
        for grant in self.grants:
            xml += '<Grant>%s</Grant>' % grant
        for role in self:
            xml += '<Role>%s</Role>' % role
        return xml


LETTERS = 'abc'

log(spaces('  a'), roman_of(2000), Policy(['a']).to_xml())

log(soundex('a'), types(['a', 'b']), some(['a']), decoded('a'))
log(rule({}), table(), targets({'targets': ['x']}))
log(closed(['a', 'b']), capped(iter('abc'), 2), doubled('1234'), quoted('a b'))
log(outcome(['a']))
