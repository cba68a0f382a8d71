import json
import re

seen = 0


def number(match):
    global seen
    seen += 1
    return str(seen)


def count(pairs):
    global seen
    seen += len(pairs)
    return pairs


def shown(*values):
    print(values)


def numbered(path):
    shown(seen, re.sub("#", number, open(path).read()))


def counted(path):
    shown(seen, json.load(open(path), object_hook=count))
