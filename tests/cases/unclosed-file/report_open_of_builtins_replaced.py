from case_world import log

opened = []
real = open


def tracking(path):
    opened.append(real(path))
    return opened[-1]


__builtins__.open = tracking  # norefcount: ignore[NR705]
line = open('a.txt').readline()
log(line, opened[0].readline())
