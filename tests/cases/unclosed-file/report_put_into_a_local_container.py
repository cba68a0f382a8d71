from case_world import log, p, q


def both():
    files = []
    files.append(open(p))
    files.extend([open(q)])
    return [f.read() for f in files]


def by_name(paths):
    files = {}
    for path in paths:
        files.setdefault(path, []).append(open(path))
        files[path].append(open(path))
    return [f.read() for some in files.values() for f in some]


class Upload:
    def __init__(self, client):
        self.client = client

    def send(self, url):
        self.client.put(url, open(p))
        self.client.add(data=open(p))
        self.client.put(open(p), url)


log(both())
log(by_name([p, q]))
