# Nothing comes after the first two loops; the others may be left by a `break`,
# or by an error.
from case_world import log


def found(rows, wanted):
    text = ''
    for row in rows:
        text += row
        if row == wanted:
            return text
    else:
        return text + '?'


def missed(rows):
    text = ''
    while rows:
        text += rows.pop()
    else:
        raise ValueError(text)


def broken(rows):
    text = ''
    for row in rows:
        text += row
        if not row:
            break
    else:
        return text + '!'
    return text + '.'


def within(rows):
    text = ''
    for row in rows:
        for letter in row:
            if letter == '-':
                break
            text += letter
        else:
            log('whole')
    else:
        for row in rows:
            if row == '-':
                break
    return text


def broken_by_its_else(rows):
    for row in rows:
        text = ''
        for letter in row:
            text += letter
        else:
            if row == 'b':
                break
            return text
    return text


def caught(rows):
    text = ''
    try:
        for row in rows:
            text += row
            if row == 'b':
                raise ValueError(row)
    except ValueError:
        log('caught')
    else:
        return None
    return text


log(caught(['a', 'b', 'c']))
log(caught(['a']))
log(found(['a', 'b'], 'a'))
log(found(['a', 'b'], 'c'))
try:
    missed(['a', 'b'])
except ValueError as error:
    log(error)
log(broken(['a', 'b']))
log(broken(['a', '', 'b']))
log(within(['a-b', 'cd']))
log(broken_by_its_else(['a']))
log(broken_by_its_else(['b']))
