import os
import shutil
import sys
import tempfile
import unittest

from pressroom import render, scan, store
from pressroom.site import Site

CONTENT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'content')


class PressroomTest(unittest.TestCase):
    def setUp(self):
        self.target = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.target)
        self.site = Site(CONTENT, self.target)

    def path(self, name):
        return os.path.join(self.target, name)

    def test_build(self):
        self.assertEqual(self.site.build(), ['hello.html', 'moved.html'])
        page = open(self.path('hello.html')).read()
        self.assertIn('<h1>Hello, world</h1>', page)
        self.assertIn('rel="next"', page)
        self.assertNotIn('rel="prev"', page)

    def test_state_is_written_at_once(self):
        self.site.build()
        self.assertEqual(sorted(store.load_state(self.path('state.json'))), ['hello.html', 'moved.html'])

    def test_feed(self):
        xml = render.feed('News', self.site.in_order())
        self.assertEqual(xml.count('<entry>'), 2)
        self.assertTrue(xml.endswith('</feed>\n'))

    def test_head_lets_go_of_the_text(self):
        head = scan.read_head(os.path.join(CONTENT, 'hello.txt'))
        self.assertEqual(head['title'], 'Hello, world')
        self.assertEqual(scan.in_use, [])

    def test_log(self):
        store.append_log(self.path('log'), 'one')
        store.append_log(self.path('log'), 'two')
        self.assertEqual(store.count_lines(self.path('log')), 2)

    def test_article_does_not_keep_the_site(self):
        before = sys.getrefcount(self.site)
        article = self.site.articles[0]
        self.assertEqual(sys.getrefcount(self.site), before)
        self.assertTrue(article.url.endswith('/draft.html'))

    def test_summary(self):
        self.assertEqual(render.summary(['one', 'two', 'three'], 9), 'one two')


if __name__ == '__main__':
    unittest.main()
