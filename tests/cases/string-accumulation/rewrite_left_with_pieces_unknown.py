# Joining tells, as adding did, that a piece is no text.
from case_world import log


def search(words, wanted):
    text = ''
    for word in words:
        if word == wanted:
            return text
        text += word
    return None


def known(words, wanted):
    text = ''
    for number, word in enumerate(words):
        if word == wanted:
            return text
        text += '%s' % number
        text += (word + ';')
        text += ','
    return None


log(search(['a', 'b', 'c'], 'c'))
log(known(['a', 'b', 'c'], 'c'))
for find in search, known:
    log(find(['a'], 'c'))
    try:
        log(find(['a', None], 'c'))
    except TypeError:
        log('no text')
