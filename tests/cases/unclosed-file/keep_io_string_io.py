import io

from case_world import log

log(io.StringIO(u'a\nb\n').read(), io.BytesIO(b'x').getvalue() == b'x')
