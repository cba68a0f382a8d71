"""The site as a whole."""
import os

from pressroom import render, scan, store
from pressroom.article import Article


class Site(object):
    def __init__(self, source, target):
        self.source = source
        self.target = target
        settings = store.load_settings(source)
        self.title = settings['title']
        self.base_url = settings.get('base_url', '').rstrip('/')
        self.articles = [Article(self, path) for path in scan.texts(source)]

    def in_order(self):
        shown = [article for article in self.articles if not article.is_draft()]
        return sorted(shown, key=lambda article: (article.date, article.slug))

    def build(self):
        """Write what has changed; the names of all pages."""
        state_path = os.path.join(self.target, 'state.json')
        state = store.load_state(state_path)
        written = []
        for article in self.in_order():
            name = article.slug + '.html'
            html = render.page(article)
            if state.get(name) != len(html):
                store.write_page(os.path.join(self.target, name), html)
                state[name] = len(html)
            written.append(name)
        store.write_page(os.path.join(self.target, 'feed.xml'), render.feed(self.title, self.in_order()))
        store.save_state(state_path, state)
        return written
