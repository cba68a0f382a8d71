import shutil
import tempfile

from case_world import log


def work(data):
    folder = tempfile.mkdtemp(dir='.')
    t = tempfile.NamedTemporaryFile('w', dir=folder)
    t.write(data)
    shutil.rmtree(folder)
    return len(data)


log(work('abc'))
