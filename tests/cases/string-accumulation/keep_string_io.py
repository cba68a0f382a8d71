import io

from case_world import log


def glue(items):
    out = io.StringIO()
    for x in items:
        out.write(u'%s' % x)
    return out.getvalue()


log(glue('ab'))
