import zipfile

from case_world import log, nfd

with zipfile.ZipFile('z.zip', 'w') as z:
    z.writestr('m', 'data')

x = zipfile.ZipFile('z.zip').read('m')
log(len(x), nfd())
