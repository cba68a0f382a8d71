from plumbum import colors


def render(rows):
    text = ''
    for row in rows:
        text += colors.red
        text += '%s\n' % row
        text += colors.reset
    return text


print(render(['a', 'b']))
