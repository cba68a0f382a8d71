def mygen():
    try:
        yield 1
        yield 2
    finally:
        print "fin"


for a, b in zip(mygen(), "xyz"):
    print a
    break
print "after"
