from case_world import log, p

x = open(p).read()  # noqa: SIM115
y = open(p).read()  # pylint: disable=consider-using-with
z = open(p).read()  # norefcount: ignore[NR101]
log(x == y == z)
