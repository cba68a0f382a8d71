"""Static pages and an Atom feed from a folder of texts."""

__version__ = '1.9.2'
