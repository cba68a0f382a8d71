# So often by default, or by what a name was given; parts of a name.
def identifier(number, digits=6, letters='abcdef'):
    out = ''
    for _ in range(digits):
        out += letters[number % 6]
        number = number // 6
    return out


def folded(words, value):
    out = ''
    for at in range(0, 64, 4):
        out += words[value >> at & 15]
    return out


def blocks(value):
    size = 8
    out = ''
    for at in range(size):
        out += value[at]
    return out


def down(value):
    MOST = 20
    out = ''
    for at in range(MOST, -1, -1):
        out += value[at]
    return out


def base(domain, target):
    if domain:
        found = domain.split('.')
    else:
        rest = target.split('.', 1)[-1]
        found = rest.split('.')
    out = ''
    for each in found:
        out += 'dc=%s,' % each
    return out


def fixed(deskey):
    out = b''
    for i in range(len(deskey)):
        out += bytes([deskey[i] & 254])
    return out


class Stage:
    def listing(self):
        out = ''
        for at in range(self.number_of_factors):
            out += '%s %s\n' % (at, self.factors[at])
        for name in sorted(self.atoms):
            out += name
        return out
