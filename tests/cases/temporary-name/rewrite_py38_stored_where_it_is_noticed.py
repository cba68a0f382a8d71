import os
import tempfile

from case_world import log


class Place(object):
    @property
    def path(self):
        return self._path

    @path.setter
    def path(self, value):
        os.mkdir(value)
        self._path = value

    def make(self):
        self.path = tempfile.NamedTemporaryFile(dir='.').name

    def again(self):
        self.path = tempfile.TemporaryDirectory(dir='.').name


class Names(dict):
    def __setitem__(self, name, value):
        log(os.path.exists(value))


place = Place()
place.make()
log(os.path.isdir(place.path))
place.again()
log(os.path.isdir(place.path))
names = Names()
names['a'] = tempfile.NamedTemporaryFile(dir='.').name
