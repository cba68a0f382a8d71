# What is read up to a blank line is a header or paragraph; a word ends with a
# space; what is announced comes at once.
def header(stream):
    text = b''
    while True:
        data = stream.readline()
        text += data
        if not data.strip():
            break
    return text


def compared(stream):
    text = ''
    while True:
        line = stream.readline()
        if line in ('\n', '\r\n', ''):
            break
        text += line
    return text


def word(data, at):
    value = ''
    while at < len(data):
        char = data[at]
        if char == '\\':
            value += data[at + 1]
            at += 2
        elif char.isspace():
            break
        else:
            value += char
            at += 1
    return value


def answer(connection):
    found = b''
    parameters = b''
    while len(found) < connection.total:
        reply = connection.receive()
        parameters += reply.parameters
        found += reply.data
    return parameters, found


def chunks(s):
    data = b''
    while s:
        length, _, body = s.partition(b'\r\n')
        length = int(length, 16)
        data += body[:length]
        s = body[length + 2:]
    return data


def filled_up(stream):
    for chunk in stream:
        stripped = b''.join(chunk.split())
        remaining = len(stripped) % 4
        while remaining != 0:
            more = stream.read(4 - remaining)
            stripped += b''.join(more.split())
            remaining = len(stripped) % 4
        yield stripped
