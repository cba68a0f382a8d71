# In small steps through much; a step of a constant; what a cipher gives is not
# the whole piece; lines of which none is blank; a part that is put back.
SIZE = 16


def stepped(data, show):
    out = ''
    for at in range(0, len(data), SIZE):
        out += '%04x %s\n' % (at, show(data[at:at + SIZE]))
    return out


def divided(data, show, size=16):
    out = ''
    for at in range(len(data) // size):
        out += '%04x %s\n' % (at, show(at))
    return out


def unmasked(payload, mask, apart):
    out = b''
    for block in apart(payload):
        out += apart(mask.decrypt(block))[0]
    return out


def own(payload, cipher):
    out = b''
    for at in range(0, len(payload), 16):
        out += cipher.turn(payload[at:at + 16])
    return out


class Fields:
    def pack(self, rows):
        out = b''
        for row in rows:
            out += b'%d;' % row
        return out


class FieldNames(Field):
    def listing(self, rows):
        out = ''
        for row in rows:
            out += '%d;' % row
        return out


def rows(count=0):
    out = ''
    for at in range(count):
        out += '%d\n' % at
    return out


def split_or_given(text, given):
    if text:
        found = text.split(',')
    else:
        found = given
    out = ''
    for each in found:
        out += '<%s>' % each
    return out


def lines(stream):
    text = ''
    while True:
        line = stream.readline()
        if not line:
            break
        text += line
    return text


def product(number=6, most=1000):
    out = ''
    for at in range(number * most):
        out += '%d\n' % at
    return out


def without(rows, LIMIT=10):
    out = ''
    for at in range(len(rows) - LIMIT):
        out += '%d\n' % rows[at]
    return out
