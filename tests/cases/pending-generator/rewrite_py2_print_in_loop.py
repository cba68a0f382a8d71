from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        print "fin"


for x in mygen():
    print "got", x
    if x == 1:
        break
else:
    print "all"
print "after"
log('end')
