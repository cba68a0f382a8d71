# Who has the object can close what is in its containers.
from case_world import log, p, q


class Pool:
    def __init__(self):
        self.files = []
        self.pair = [open(p), open(q)]
        self.by_name = {'p': (open(p), None)}

    def add(self, path):
        self.files.append(open(path))
        self.by_name.setdefault(path, open(path))

    def close(self):
        for f in self.files + self.pair + [f for f, _ in self.by_name.values()]:
            f.close()


def both():
    return [open(p), open(q)]


pool = Pool()
pool.add(q)
pool.close()
for f in both():
    f.close()
log(len(pool.files))
