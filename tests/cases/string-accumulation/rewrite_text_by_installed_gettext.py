# `gettext.install` puts `_` among the builtins.
import gettext

from case_world import log

gettext.install('shop')


def listing(rows):
    text = ''
    for row in rows:
        text += _('Name')
        text += ': %s\n' % row
    return text


log(listing(['a', 'b']))
