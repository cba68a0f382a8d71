import io

from case_world import log, p


def reader(path):
    return io.TextIOWrapper(open(path, 'rb'), encoding='utf-8')


log(reader(p).readline())
