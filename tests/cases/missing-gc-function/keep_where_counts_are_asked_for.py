# Who asks for `getrefcount` asks which Python runs.
import contextlib
import gc
import sys

HAS_REFCOUNT = getattr(sys, 'getrefcount', None) is not None
COUNTS = hasattr(sys, "getrefcount")


@contextlib.contextmanager
def no_cycles():
    if not HAS_REFCOUNT:
        yield
        return
    gc.set_debug(gc.DEBUG_SAVEALL)
    yield
    gc.set_debug(0)


def collect():
    if not COUNTS:
        return 0
    gc.set_debug(gc.DEBUG_SAVEALL)
    return gc.collect()
