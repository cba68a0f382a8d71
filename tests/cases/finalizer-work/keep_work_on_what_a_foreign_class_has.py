# The class of the other package may have a way to do it.
from jinja2 import Template


class Kept(Template):
    def __del__(self):
        self._source_path.unlink(missing_ok=True)


class Public(Template):
    path = None

    def __del__(self):
        self.path.unlink(missing_ok=True)
