import sys
import typing

from case_world import log


def check(it: 'typing.Optional[sys.flags]') -> 'None':
    assert sys.getrefcount(it) > 0
    log('checked')


check([])
try:
    log(typing.get_type_hints(check))
except TypeError:
    log('no type')
