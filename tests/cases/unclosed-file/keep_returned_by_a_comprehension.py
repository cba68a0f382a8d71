# The caller has them all, and closes them.
import os


def sources(base, names, known):
    if known:
        return tuple(open(os.path.join(base, name)) for name in names)
    return [open(name) for name in names] + [known]


def by_name(names):
    return {name: open(name) for name in names}


class Merger:
    def __init__(self, names):
        self.files = [open(name) for name in names]

    def close(self):
        for file in self.files:
            file.close()
