from case_world import log


def parse(lines):
    subject = None
    comments = ''
    sender = None
    date = None
    keys = []
    for line in lines:
        key, colon, value = line.partition(': ')
        if not colon:
            break
        keys.append(key)
        if key == 'Subject':
            subject = value
        elif key == 'From':
            sender = value
        elif key == 'Date':
            date = value

    if subject is None:
        raise ValueError('no subject')
    if sender is None:
        raise ValueError('no sender')
    if date is None:
        date = 'today'

    for line in lines[len(keys):]:
        comments += line.strip()
    return subject, sender, date, comments


log(parse(['Subject: s', 'From: f', 'some', 'text']))
