import platform
import resource

if platform.python_implementation() == "CPython":
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1000000
