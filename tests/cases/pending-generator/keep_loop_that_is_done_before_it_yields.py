# What the loops of `outer` go through is done, or closed, or has nothing to do
# once it yields.
def inner(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")


def plain():
    yield 1
    yield 2


def collected(log):
    for item in list(inner(log)):
        yield item


def counted(log):
    total = 0
    for item in inner(log):
        total += item
    yield total
    yield total


def passed(log):
    for item in plain():
        yield item


log = []
for function in [collected, counted, passed]:
    pass
for item in collected(log):
    break
for item in counted(log):
    break
for item in passed(log):
    break
print(log, item)
