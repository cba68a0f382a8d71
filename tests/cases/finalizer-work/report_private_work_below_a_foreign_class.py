# The class of the other package knows nothing of the path.
from jinja2 import Template


class Kept(Template):
    _source_path = None

    def __del__(self):
        if self._source_path:
            self._source_path.unlink(missing_ok=True)
