from _json import make_encoder
from _datetime import datetime_CAPI
import _elementtree

_elementtree._set_factories(None, None)
