from case_world import log


def page(head, items, tail):
    html = ''
    for x in head:
        html += x
    html += '<hr>'
    if items:
        html = html + str(len(items)) + ': '
    for x in items:
        if x == 'stop':
            return html
        html += x
    if not tail:
        return html + '<no tail>'
    while tail:
        html += tail.pop()
    html += '<end>'
    return html


log(page('ab', ['c', 'd'], ['f', 'e']))
log(page('ab', ['c', 'stop', 'd'], ['f', 'e']))
log(page('', [], []))
