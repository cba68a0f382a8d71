"""Reading the head of an article without reading all of it."""
import io
import os

# Texts that are open right now; the tests look at it.
in_use = []


def lines(path):
    """The lines of a text, without their ends."""
    source = io.open(path, encoding='utf-8')
    in_use.append(path)
    try:
        for line in source:
            yield line.rstrip('\r\n')
    finally:
        in_use.remove(path)
        source.close()


def numbered(path):
    n = 0
    while n < 3:
        n += 1
        yield n, path


def read_head(path):
    """The `Name: value` lines in front of the first empty line."""
    head = {}
    for line in lines(path):
        if not line:
            break
        name, _, value = line.partition(':')
        head[name.strip().lower()] = value.strip()
    return head


def has_word(path, word):
    for line in lines(path):
        if word in line:
            return True
    return False


def read_body(path):
    body = []
    seen_head = False
    for line in lines(path):
        if seen_head:
            body.append(line)
        elif not line:
            seen_head = True
    return '\n'.join(body)


def texts(folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith('.txt'):
            yield os.path.join(folder, name)


def first_free_name(path):
    """A name that no text has yet."""
    for n, base in numbered(path):
        name = '%s-%d' % (base, n)
        if not os.path.exists(name):
            break
    return name
