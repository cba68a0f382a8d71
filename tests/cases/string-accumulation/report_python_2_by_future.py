from __future__ import unicode_literals


def joined(pieces):
    text = ""
    for piece in pieces:
        try:
            text += piece
        except UnicodeError:
            text += "?"
    return text
