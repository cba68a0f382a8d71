FILES = []


class Pool:
    def __init__(self):
        self.files = {}

    def add(self, path):
        f = open(path)
        self.files[path] = f

    def more(self, path):
        f = open(path)
        FILES.append(f)


pool = Pool()
pool.add(__file__)
pool.more(__file__)
for f in FILES + list(pool.files.values()):
    f.close()
