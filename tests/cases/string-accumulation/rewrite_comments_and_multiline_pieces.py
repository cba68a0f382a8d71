from case_world import log


def page(items):
    html = ''  # the page
    for x in items:  # all of them
        html += (
            '<li>'  # open
            + x +
            '</li>'
        )
        html += """
  kept
"""
    # done
    return html


log(repr(page('ab')))
