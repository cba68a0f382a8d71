# Arguments, options, headers, parts of an address: signs that not much comes
# together.
from case_world import log


def nlst(*args):
    text = 'NLST'
    for arg in args:
        text = text + (' ' + arg)
    return text


def form(**fields):
    text = ''
    for key in sorted(fields):
        text += '%s=%s;' % (key, fields[key])
    return text


def started(options):
    text = 'run'
    for value in options.extra_vars:
        text += ' -e ' + value
    for value in options.settings['options']:
        text += ' -o ' + value
    return text


def bits(ip):
    text = ''
    for octet in ip.split('.'):
        text += bin(int(octet))[2:].zfill(8)
    return text


def ether(words):
    text = ''
    for octet in words[1].split(':'):
        text += ('0' + octet)[-2:] + ':'
    return text


def listing(attributes):
    text = ''
    for key, value in attributes.items():
        text += '%s %s\n' % (key, value)
    return text


def head(headers):
    text = ''
    for name, values in headers.items():
        for value in values:
            text += name + ': ' + value + '\r\n'
    return text


def known(node):
    text = ''
    for key in sorted(node):
        if node[key] is not None:
            text += '%s: %s\n' % (key, node[key])
    return text


def changed(current, target):
    text = ''
    for group in target - current:
        text += 'joined %s\n' % group
    return text


def frames(tb):
    text = ''
    for frame in tb:
        text += frame.name
    return text


def screen(window):
    text = ''
    for y in range(window.maxy + 1):
        for x in range(window.maxx + 1):
            text = text + window.at(y, x)
    return text


class Icon:
    entries = [b'a', b'b']

    def directory(self):
        data = b''
        for entry in self.entries:
            data = data + entry
        return data


class Options:
    extra_vars = ['a=1']
    settings = {'options': ['x']}


log(nlst('a', 'b'), form(a=1, b=2), started(Options), bits('1.2.3.4'))
log(ether(['', '1:2']), listing({'a': 1}), head({'a': ['b', 'c']}), frames([]))
