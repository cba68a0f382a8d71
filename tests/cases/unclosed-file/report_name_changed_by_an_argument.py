from case_world import log

n = 1


def path():
    global n
    n += 1
    return 'o%d.txt' % n


print(n, open(path(), 'w').write('a'))
log(n + open(path(), 'w').write('a'))
n += open(path(), 'w').write('a')
