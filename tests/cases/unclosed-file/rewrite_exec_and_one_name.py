from case_world import log

with open('s.py', 'w') as out:
    out.write('version = "1.2"')


def version(path):
    exec(open(path).read())
    return 'version' if locals()['path'] == path else None


exec(open('s.py').read())
log(version('s.py'), globals()['version'])
