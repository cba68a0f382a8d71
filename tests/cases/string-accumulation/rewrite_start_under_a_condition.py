# What has grown before the loop is the first piece.
from case_world import log


def page(items, title):
    html = '<ul>'
    if title:
        html += title
        for x in items:
            html += x
            # one after the other

    for x in reversed(items):
        html += x
    return html


log(page(['a', 'b'], 'T'), page(['a'], ''))
