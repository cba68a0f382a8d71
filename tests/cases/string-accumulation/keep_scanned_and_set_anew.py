# Each turn goes through all that there is, on CPython too.
def read_line(stream):
    line = ""
    while True:
        data = stream.read(72)
        line += data
        lines = line.splitlines(True)
        if lines:
            if len(lines) > 1:
                line = lines[0]
                break
        if not data:
            break
    return line
