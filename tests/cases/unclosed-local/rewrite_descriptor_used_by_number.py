import os

from case_world import log, nfd


def first_two(handle):
    f = open(handle, 'rb', 0)
    a = f.read(1)
    b = os.read(handle, 1)
    return a + b


def again(pipe):
    f = open(pipe[0], 'rb', 0)
    a = f.read(1)
    os.lseek(pipe[0], 0, os.SEEK_SET)
    return a


with open('x.txt', 'w') as out:
    out.write('abc')
log(first_two(os.open('x.txt', os.O_RDONLY)), again([os.open('x.txt', os.O_RDONLY)]), nfd())
