"""Where texts come from and pages go to."""
import codecs
import json
import os


def load_settings(folder):
    path = os.path.join(folder, 'site.json')
    return json.load(open(path))


def save_state(path, state):
    # Sorted, so that the diff stays readable.
    json.dump(state, open(path, 'w'), indent=2, sort_keys=True)


def load_state(path):
    try:
        return json.load(open(path))
    except IOError:
        return {}


def read_text(path):
    return codecs.open(path, 'r', 'utf-8').read()


def write_page(path, html):
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        os.makedirs(folder)
    codecs.open(path, 'w', 'utf-8').write(html)


def append_log(path, message):
    if path: open(path, 'a').write(message + '\n')


def count_lines(path):
    n = 0
    for line in open(path):
        if line.strip():
            n += 1
    return n


def open_attachment(path):
    """The caller closes it."""
    return open(path, 'rb')


def copy_attachment(source, target):
    reader = open_attachment(source)
    try:
        with open(target, 'wb') as writer:
            writer.write(reader.read())
    finally:
        reader.close()
