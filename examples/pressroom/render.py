"""Articles as pages and as a feed."""
from xml.sax.saxutils import escape

PAGE = u"""<!DOCTYPE html>
<html>
<head><title>%(title)s</title></head>
<body>
%(body)s</body>
</html>
"""


def body(article):
    html = u'<h1>%s</h1>\n' % escape(article.title)
    for block in article.paragraphs():
        html += u'<p>' + escape(block.strip()) + u'</p>\n'
    return html


def navigation(article):
    before, after = article.neighbours()
    links = u''
    if before is not None:
        links += u'<a rel="prev" href="%s">%s</a>\n' % (before.url, escape(before.title))
    if after is not None:
        links += u'<a rel="next" href="%s">%s</a>\n' % (after.url, escape(after.title))
    return links


def page(article):
    return PAGE % {
        'title': escape(article.title),
        'body': body(article) + navigation(article),
    }


def feed(title, articles):
    xml = '<feed xmlns="http://www.w3.org/2005/Atom">\n'
    xml += '<title>%s</title>\n' % escape(title)
    for article in articles:
        xml += '<entry><title>%s</title>' % escape(article.title)
        xml += '<link href="%s"/>' % article.url
        xml += '<updated>%s</updated></entry>\n' % article.date
    xml += '</feed>\n'
    return xml


def summary(words, limit):
    """As many words as fit."""
    text = ''
    for word in words:
        if len(text) + len(word) >= limit:
            break
        text += ' ' + word
    return text.strip()
