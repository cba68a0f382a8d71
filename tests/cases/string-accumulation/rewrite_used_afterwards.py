from case_world import log


def page(items):
    html = '<ul>'
    for x in items:
        html += '<li>%s</li>' % x
    html += '</ul>'
    return html


log(page([1, 'two']))
