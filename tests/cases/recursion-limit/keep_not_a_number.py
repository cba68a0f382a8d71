import sys

A = B
B = A
sys.setrecursionlimit(A)
sys.setrecursionlimit(-10**6)
sys.setrecursionlimit(10**10**10)
sys.setrecursionlimit(int("5000"))
sys.setrecursionlimit(20000 - 19000)
