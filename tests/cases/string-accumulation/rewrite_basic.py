from case_world import log

mylist = ['a', 'b', 'c']
s = ''
for string in mylist:
    s += string
log(s)
