def numbers():
    n = 0
    while 1:
        yield n
        n += 1


for n in numbers():
    print n,
    if n == 3:
        break
print "after"
