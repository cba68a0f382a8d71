# By its name, or the function's, or by what becomes of it, the text is short.
import logging
import warnings


class Reader:
    def __init__(self, rows):
        self.rows = rows

    def __repr__(self):
        text = ''
        for row in self.rows:
            text += repr(row)
        return text

    def get_token(self, letters):
        text = ''
        for letter in letters:
            text += letter
        return text


def conflict(causes, parents):
    msg = 'The conflict is caused by:'
    for parent in parents:
        msg += '\n    ' + parent
    return msg


def command(hosts):
    rmcmd = 'rm -f'
    for host in hosts:
        rmcmd = rmcmd + ' ' + host
    return rmcmd


def dirname(resp):
    dirname = ''
    for c in resp:
        dirname += c
    return dirname


def check(rows):
    text = 'wrong:'
    for row in rows:
        text += row
    raise ValueError(text)


def tell(rows):
    text = 'odd:'
    for row in rows:
        text += row
    warnings.warn(text)


def note(rows):
    text = 'odd:'
    for row in rows:
        text += row
    logging.debug(text)


def aligned(spans):
    text = ''
    at = 0
    for start, end, mark in spans:
        text += ' ' * (start - at) + mark.ljust(end - start)
        at = end
    return text
