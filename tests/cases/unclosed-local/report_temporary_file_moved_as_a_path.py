import pathlib
import tempfile

from case_world import log


def save(data, target):
    t = tempfile.NamedTemporaryFile('w', dir='.')
    t.write(data)
    t.flush()
    path = pathlib.Path(t.name)
    path.replace(target)
    return target


log(save('abc', 'o.txt'))
