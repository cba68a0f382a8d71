# Each loop has a list of its own.
from case_world import log


def page(head, items, tail):
    html = ''
    for x in head:
        html += x
    if html:
        html += '<hr>'
    for x in items:
        html += x
    try:
        html += tail['text']
    except Exception:
        log('no tail')
    for x in items:
        html += x.upper()
    return html


log(page('ab', ['c', 'd'], {'text': 'e'}), page('', ['c'], {}))
