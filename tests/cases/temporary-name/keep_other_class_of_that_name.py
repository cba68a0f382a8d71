class NamedTemporaryFile(object):
    name = 'mine'


class TemporaryDirectory(object):
    name = 'mine too'


print(NamedTemporaryFile().name, TemporaryDirectory().name)
