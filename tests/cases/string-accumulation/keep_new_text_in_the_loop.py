def tokens(text):
    token = ''
    for c in text:
        if c.isalpha():
            token += c
        elif token:
            yield token
            token = ''


def echo(read, write):
    buffer = b''
    while True:
        buffer += read()
        n = write(buffer)
        buffer = buffer[n:]
