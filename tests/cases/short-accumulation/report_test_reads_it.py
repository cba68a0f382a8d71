def test_prompt(pieces):
    text = ''
    for piece in pieces:
        text += piece
        assert not text.endswith('!')
