import zipfile

from case_world import log

zipfile.ZipFile('z.zip', 'w').writestr('m', 'data')
log(zipfile.is_zipfile('z.zip'))
