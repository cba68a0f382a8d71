"""One article of the site."""
import os
import weakref

from pressroom import scan


class Article(object):
    """Knows its site, but does not keep it alive."""

    def __init__(self, site, path):
        self._site = weakref.proxy(site)
        self.path = path
        self.slug = os.path.splitext(os.path.basename(path))[0]
        self.head = scan.read_head(path)

    @property
    def title(self):
        return self.head.get('title', self.slug)

    @property
    def date(self):
        return self.head.get('date', '1970-01-01')

    @property
    def url(self):
        return '%s/%s.html' % (self._site.base_url, self.slug)

    def neighbours(self):
        """The articles before and after this one."""
        order = self._site.in_order()
        at = order.index(self)
        before = order[at - 1] if at else None
        after = order[at + 1] if at + 1 < len(order) else None
        return before, after

    def paragraphs(self):
        return [block for block in scan.read_body(self.path).split('\n\n') if block.strip()]

    def is_draft(self):
        return self.head.get('status') == 'draft'

    def __repr__(self):
        return '<Article %s>' % self.slug
