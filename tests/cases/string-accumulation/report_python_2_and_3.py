def joined(pieces):
    text = u""
    for piece in pieces:
        try:
            text += piece
        except UnicodeDecodeError:
            text += piece.decode("latin-1")
    return text
