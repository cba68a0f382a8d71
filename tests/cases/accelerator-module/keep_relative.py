from ._json import encode
from .._pickle import load
from . import _heapq
