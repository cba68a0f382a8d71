# Memory is given back late.
import resource


def used():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


values = [bytes(1000) for _ in range(1000)]
del values
assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 10**9  # NR813
print(used() > 0)
