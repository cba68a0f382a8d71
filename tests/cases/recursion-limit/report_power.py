from sys import setrecursionlimit

setrecursionlimit(10 ** 6)
setrecursionlimit((1 << 16) + 1)
