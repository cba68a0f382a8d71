import types

from case_world import log

view = types.MappingProxyType({'a': 1})
log(view['a'])
