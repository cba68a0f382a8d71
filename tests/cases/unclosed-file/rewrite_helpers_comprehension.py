"""What is read many times."""
import codecs
import io

from case_world import log, nfd, p, q


def load(paths):
    texts = [open(path).read() for path in paths]
    lines = [line.strip() for path in paths for line in open(path)]
    sizes = {path: len(io.open(path, encoding='ascii').readlines()) for path in paths}
    return texts, lines, sorted(sizes.values())


log(load([p, q]))
log([codecs.open(path, 'r', encoding='ascii').read().upper() for path in (p, q)])
log(max([p, q], key=lambda path: open(path).read()), nfd())
