import _bisect

_bisect = _bisect.bisect_left
