from case_world import log


def table(rows):
    text = (
        'name | value\n'  # the head
        '-----+------\n'
    )
    for name, value in rows:
        text += f'{name:4} | {value}\n'
    return text


log(table([('a', 1), ('b', 22)]))
