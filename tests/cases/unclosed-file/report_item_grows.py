# An item that is not there raises before the file is opened, and emptied.
d = {}
for k in 'ab':
    try:
        d[k] += open('o.txt', 'w').write('a')
    except KeyError:
        d[k] = 0
