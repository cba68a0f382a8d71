import sys

_seen = ''


def look():
    print(getattr(sys.modules[__name__], '_seen'))


for line in sys.stdin:
    _seen += line
    look()
