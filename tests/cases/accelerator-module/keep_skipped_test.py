import pytest

_pickle = pytest.importorskip("_pickle")
from _pickle import Pickler
