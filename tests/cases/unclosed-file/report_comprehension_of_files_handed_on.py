import heapq


def merged(names, out):
    out.writelines(heapq.merge(*[open(name) for name in names]))
    return sum(len(file.read()) for file in [open(name) for name in names])
