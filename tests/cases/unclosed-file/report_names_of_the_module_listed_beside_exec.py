from case_world import log

with open('s.py', 'w') as out:
    out.write('a = 1')

exec(open('s.py').read())
public = [name for name in dir() if not name.startswith('__')]
log(public)
