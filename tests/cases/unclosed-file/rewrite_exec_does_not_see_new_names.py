from case_world import log, nfd

with open('s.py', 'w') as out:
    out.write("log(sorted(n for n in ('f', 'fh', 'fp', 'f1') if n in globals()), nfd())")

exec(open('s.py').read())
